import { accessTo, limitForm } from '@wangban/engine/form';
import { type FileRow, findFiles } from '../files/store.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { fileIdsOf } from '../instances/file-ids.ts';
import { hiddenFieldsOf } from '../instances/hidden-fields.ts';
import { personRef } from '../instances/pages/person-ref.ts';
import { compiledOf } from '../instances/pages/summary.ts';
import { timelineOf } from '../instances/pages/timeline.ts';
import type { Reader } from '../instances/policy.ts';
import { stateOf } from '../instances/state.ts';
import { historiesOf, type InstanceRow } from '../instances/store.ts';

/** A case as its reader may see it on paper, with the version of its service. */
export type PrintedCase = Awaited<ReturnType<typeof printedCases>>[number]['of'];

/** Cases to print 待打印办件, in the order asked for: a handful of queries, however many they are. */
export async function printedCases(deps: InstanceDeps, rows: readonly InstanceRow[], reader: Reader) {
  const names = await deps.directory.refresh();
  const services = await Promise.all(rows.map((row) => compiledOf(deps, row)));
  const cases = rows.flatMap((row, at) => {
    const compiled = services[at];
    return compiled === undefined ? [] : [{ row, compiled }];
  });
  const uploads = cases.flatMap(({ row, compiled }) => fileIdsOf(compiled.form, row.data));
  const [histories, hidden, files] = await Promise.all([
    historiesOf(
      deps.db,
      rows.map(({ id }) => id),
    ),
    hiddenFieldsOf(deps, cases, reader),
    findFiles(deps.pool, uploads),
  ]);
  return cases.map(({ row, compiled }, at) => {
    const { form, facts, flow } = compiled;
    const access = hidden[at];
    const isShown = (key: string): boolean => access === undefined || accessTo(access, key) !== 'hidden';
    const data = Object.fromEntries(Object.entries(row.data).filter(([key]) => isShown(key)));
    const history = histories.filter(({ instance_id: id }) => id === row.id);
    const { className = null } = names.display(row.applicant_id) ?? {};
    const of = {
      reference: row.reference,
      state: stateOf(row.status, row.stage),
      outcome: row.outcome,
      submittedAt: row.submitted_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      applicant: { ...personRef(names, row.applicant_id), className },
      filer: row.filer_id === null ? null : personRef(names, row.filer_id),
      form: { ...limitForm(form.definition, access, ['hidden']) },
      parameters: { ...facts.parameters },
      data,
      files: shownFiles(files, fileIdsOf(form, data)),
      timeline: timelineOf(history, { flow, names, phones: () => false }),
    };
    return { id: row.id, compiled, of };
  });
}

function shownFiles(files: readonly FileRow[], ids: readonly string[]) {
  const shown = new Set(ids);
  return files
    .filter(({ id }) => shown.has(id))
    .map(({ id, name, size, type }) => ({ id, name, size, type }));
}
