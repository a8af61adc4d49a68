import { nodeAt, type FlowNode, type JsonObject } from '@wangban/engine';
import { checkFilledIn, type FormAccess } from '@wangban/engine/form';
import { ownedFiles } from '../files/store.ts';
import { applicantFacts } from '../forms/applicant-facts.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { fileIdsIn, fileIdsOf } from '../instances/file-ids.ts';
import { compiledOf } from '../instances/pages/summary.ts';
import { localDay } from '../instances/reference.ts';
import type { InstanceRow } from '../instances/store.ts';
import type { Language } from '../platform/errors/language.ts';
import type { FieldProblem } from '../platform/errors/problem.ts';

/** Changes that a command may carry, or what is wrong with them. */
type CheckedFilling = { readonly data: JsonObject } | { readonly problems: readonly FieldProblem[] };

/** Where nothing is said, whoever decides reads. */
const READ_ONLY: FormAccess = { fields: {}, others: 'read' };

/** What holders of tasks at this node may do with the form's fields. */
export function accessAt(node: FlowNode | undefined): FormAccess {
  return node?.kind === 'user' ? (node.access ?? READ_ONLY) : READ_ONLY;
}

/**
 * Checks what somebody fills in at a step, as the page did: with the values that the case holds, and only the fields that
 * the step may edit. Computed fields follow. Uploads must be the person's own, or belong to the case already.
 */
export async function checkFilling(
  deps: InstanceDeps,
  row: InstanceRow,
  node: string,
  typed: { readonly [key: string]: unknown },
  { person, language }: { readonly person: number; readonly language: Language },
): Promise<CheckedFilling> {
  const { flow, form, facts } = await compiledOf(deps, row);
  const { changes, problems } = checkFilledIn(form, row.data, typed, {
    today: localDay(deps.clock(), deps.calendar.current().utcOffsetMinutes),
    parameters: facts.parameters,
    applicant: applicantFacts(deps.directory.current(), row.applicant_id),
    access: accessAt(nodeAt(flow, node)),
  });
  if (problems.length > 0)
    return {
      problems: problems.map(({ field, code, message }) => ({
        field: `/data${field}`,
        code,
        message: message[language],
      })),
    };
  const files = form.fields.flatMap(({ field }) => fileIdsIn(field, changes[field.key]));
  const owned = (await ownedFiles(deps.pool, files, [person], row.id)).map(({ id }) => id);
  const known = new Set([...owned, ...fileIdsOf(form, row.data)]);
  const foreign = form.fields.filter(({ field }) =>
    fileIdsIn(field, changes[field.key]).some((id) => !known.has(id)),
  );
  if (foreign.length === 0) return { data: changes };
  const message = NOT_YOURS[language];
  return {
    problems: foreign.map(({ field }) => ({ field: `/data/${field.key}`, code: 'badFile', message })),
  };
}

const NOT_YOURS: Readonly<Record<Language, string>> = {
  zh: '有文件不是您上传的。请删除后重新上传。',
  en: 'A file was not uploaded by you. Remove it and upload it again.',
};
