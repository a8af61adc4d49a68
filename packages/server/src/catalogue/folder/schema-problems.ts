import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { fieldProblems } from '../../platform/errors/field-problems.ts';
import { InvalidInput } from '../../platform/errors/invalid-input.ts';
import type { ServiceProblem } from './service-problem.ts';
import type { YamlFile } from './yaml-file.ts';

/** What a file's content has that its schema does not allow, or lacks, each with its line. */
export function schemaProblems(file: YamlFile, schema: TSchema, content: unknown): readonly ServiceProblem[] {
  const wrong = new InvalidInput('body', Value.Errors(schema, content));
  const english = fieldProblems(wrong, 'en');
  return fieldProblems(wrong, 'zh').map(({ field, code, message }, index) => ({
    file: file.file,
    line: file.lineOf(field),
    at: field,
    code,
    message: { zh: `${field}：${message}`, en: `${field}: ${english[index]?.message ?? ''}` },
  }));
}
