import type { Flow, Text } from '@wangban/engine';
import type { CompiledService } from '../../catalogue/compiled.ts';
import type { Language } from '../../platform/errors/language.ts';
import { UnreadableVersion } from '../../platform/errors/unreadable-version.ts';
import type { InstanceDeps } from '../deps.ts';
import { stateOf } from '../state.ts';
import { openTasksOf, type OpenTaskRow, type SummaryRow } from '../store.ts';
import { waitingFor } from './waiting.ts';
import { personRef, type Names } from './person-ref.ts';

/** What a line shows of its service. */
interface Shown {
  readonly name: Text;
  /** Undefined: it cannot be read any more. */
  readonly flow: Flow | undefined;
}

/** One line of a list of instances 办件摘要. */
export function summaryOf(
  row: SummaryRow,
  tasks: readonly OpenTaskRow[],
  { name, flow }: Shown,
  names: Names,
  language: Language,
) {
  return {
    id: row.id,
    reference: row.reference,
    service: { code: row.service, name },
    title: row.title[language],
    state: stateOf(row.status, row.stage),
    outcome: row.outcome,
    submittedAt: row.submitted_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    waitingFor: waitingFor(tasks, flow, names),
    applicant: personRef(names, row.applicant_id),
    filer: row.filer_id === null ? null : personRef(names, row.filer_id),
  };
}

/** Lines for a page of rows: two queries whatever their number. */
export async function summariesOf(deps: InstanceDeps, rows: readonly SummaryRow[], language: Language) {
  const names = await deps.directory.refresh();
  const tasks = await openTasksOf(
    deps.db,
    rows.map(({ id }) => id),
  );
  const summaries = [];
  for (const row of rows) {
    const shown = await shownOf(deps, row);
    const own = tasks.filter(({ instance_id: id }) => id === row.id);
    summaries.push(summaryOf(row, own, shown, names, language));
  }
  return summaries;
}

/** What a list shows of the version 列表所示: where it cannot be read, the line is still there and opens with the reason. */
export async function shownOf(
  deps: Pick<InstanceDeps, 'serviceByVersion' | 'catalogue'>,
  row: { readonly service: string; readonly service_version: number },
): Promise<Shown> {
  try {
    const { definition, flow } = await compiledOf(deps, row);
    return { name: definition.name, flow };
  } catch (error) {
    if (!(error instanceof UnreadableVersion)) throw error;
    const { service: code } = row;
    const serving = deps.catalogue.current().find(code)?.definition.name;
    return { name: serving ?? { zh: code, en: code }, flow: undefined };
  }
}

/** The version of its service that an instance belongs to. */
export async function compiledOf(
  deps: Pick<InstanceDeps, 'serviceByVersion'>,
  row: { readonly service: string; readonly service_version: number },
): Promise<CompiledService> {
  const compiled = await deps.serviceByVersion(row.service, row.service_version);
  if (compiled === undefined) throw new Error(`service ${row.service} has no version ${row.service_version}`);
  return compiled;
}
