import { nodeAt, type FlowNode, type JsonObject } from '@wangban/engine';
import type { FormAccess } from '@wangban/engine/form';
import { checkFilledIn } from '@wangban/engine/form-check';
import { ownedFiles } from '../files/store.ts';
import { applicantFacts } from '../forms/applicant-facts.ts';
import { checkRecords } from '../forms/check-records.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { fileIdsOf, typedFileIds } from '../instances/file-ids.ts';
import { asFieldProblems, foreignFiles } from '../instances/foreign-files.ts';
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
 * the step may edit. Computed fields follow. What was picked must exist. Uploads must be the person's own, or belong to the case already.
 */
export async function checkFilling(
  deps: InstanceDeps,
  row: InstanceRow,
  node: string,
  typed: { readonly [key: string]: unknown },
  { person, language }: { readonly person: number; readonly language: Language },
): Promise<CheckedFilling> {
  const { flow, form, facts } = await compiledOf(deps, row);
  const directory = deps.directory.current();
  const known = {
    today: localDay(deps.clock(), deps.calendar.current().utcOffsetMinutes),
    parameters: facts.parameters,
    applicant: applicantFacts(directory, row.applicant_id),
  };
  const owned = await ownedFiles(deps.pool, typedFileIds(form, typed), [person], row.id);
  const access = accessAt(nodeAt(flow, node));
  const { changes, problems } = checkFilledIn(form, row.data, typed, { ...known, access });
  if (problems.length > 0) return { problems: asFieldProblems(problems, language) };
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null));
  const source = { db: deps.pool, directory, person };
  const picked = await checkRecords(form, given, source, { ...row.data, ...known });
  if (picked.problems.length > 0) return { problems: asFieldProblems(picked.problems, language) };
  const files = new Set([...owned.map(({ id }) => id), ...fileIdsOf(form, row.data)]);
  const foreign = foreignFiles(form, changes, files, language);
  return foreign.length === 0 ? { data: { ...changes, ...picked.data } } : { problems: foreign };
}
