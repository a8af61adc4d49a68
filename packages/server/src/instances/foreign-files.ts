import type { JsonObject } from '@wangban/engine';
import type { Form, FormProblem } from '@wangban/engine/form';
import type { Language } from '../platform/errors/language.ts';
import type { FieldProblem } from '../platform/errors/problem.ts';
import { fileIdsIn } from './file-ids.ts';

/** Fields that name uploads which are not among the known ones 他人材料. */
export function foreignFiles(
  form: Form,
  data: JsonObject,
  known: { has(id: string): boolean },
  language: Language,
): readonly FieldProblem[] {
  return form.fields
    .filter(({ field }) => fileIdsIn(field, data[field.key]).some((id) => !known.has(id)))
    .map(({ field }) => ({ field: `/data/${field.key}`, code: 'badFile', message: NOT_YOURS[language] }));
}

/** Problems of a form as the body of a request names them. */
export function asFieldProblems(
  problems: readonly FormProblem[],
  language: Language,
): readonly FieldProblem[] {
  return problems.map(({ field, code, message }) => ({
    field: `/data${field}`,
    code,
    message: message[language],
  }));
}

const NOT_YOURS: Readonly<Record<Language, string>> = {
  zh: '有材料不是您上传的。请删除后重新上传。',
  en: 'A document was not uploaded by you. Remove it and upload it again.',
};
