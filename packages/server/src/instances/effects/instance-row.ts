import type { Instance } from '@wangban/engine';
import type { Change, StoredInstance } from '../change.ts';
import { columnStatus } from '../state.ts';
import type { ChangedRow, EventRow, OpenedRow } from './rows.ts';

/** Columns that follow from events rather than from the engine's state. */
export interface Progress {
  acceptedAt: string | null;
}

/** Row of an instance that this batch opens. */
export function openedRow(change: Change, progress: Progress, events: readonly EventRow[]): OpenedRow {
  const { id, reference, service, serviceVersion, after, wording } = change;
  return {
    id,
    reference,
    service,
    service_version: serviceVersion,
    applicant_id: after.applicant,
    filer_id: after.filer ?? null,
    duplicate_key: wording?.duplicateKey ?? null,
    title: JSON.stringify(wording?.title ?? { zh: '', en: '' }),
    submitted_at: events[0]?.at ?? '',
    ...liveColumns(change, progress, events),
    data: after.data,
  };
}

/** Columns of an instance that was there before. */
export function changedRow(
  change: Change,
  stored: StoredInstance,
  progress: Progress,
  events: readonly EventRow[],
): ChangedRow {
  const { id, after, wording } = change;
  return {
    id,
    expected: stored.version,
    ...liveColumns(change, progress, events),
    ...(wording === undefined
      ? undefined
      : {
          title: JSON.stringify(wording.title),
          data: after.data,
          duplicate_key: wording.duplicateKey ?? null,
        }),
  };
}

function liveColumns({ after, stage }: Change, progress: Progress, events: readonly EventRow[]) {
  const last = events.at(-1);
  if (last === undefined) throw new Error('a change without a command');
  const { data: _data, ...state } = after;
  return {
    status: columnStatus(after),
    stage,
    outcome: after.outcome ?? null,
    version: last.seq,
    head_hash: last.hash,
    changed_at: last.at,
    accepted_at: progress.acceptedAt,
    due_at: after.dueAt === null ? null : new Date(after.dueAt).toISOString(),
    closed_at: closedAt(after),
    state: JSON.stringify(state),
  };
}

/** When it closed for the first time; none while it is open. */
function closedAt({ status, docket }: Instance): string | null {
  if (status !== 'closed' || docket?.ended === undefined) return null;
  return new Date(docket.ended.first).toISOString();
}
