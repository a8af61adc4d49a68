import type { Directory, Json, PersonId, TaskOutcome } from '@wangban/engine';
import type { AppliedCommand } from './change.ts';
import type { StoredTask } from './read-batch.ts';

/**
 * Who handled a task 已由谁处理, when and how: from this batch's own commands or from the table. The engine's state holds
 * open tasks only, so its refusal cannot say.
 */
export function handledBy(
  task: number,
  applied: readonly AppliedCommand[],
  stored: StoredTask | undefined,
  directory: Directory,
): { readonly [key: string]: Json } {
  for (const { events, at } of applied) {
    for (const event of events) {
      const ends = event.type === 'TaskClosed' || event.type === 'TaskClaimed';
      if (ends && event.task === task) {
        return facts(
          event.by ?? null,
          at,
          event.type === 'TaskClosed' ? event.outcome : 'claimed',
          directory,
        );
      }
    }
  }
  if (stored === undefined) return {};
  const { closedAt, closedBy, outcome, holder, heldAt } = stored;
  if (closedAt !== null && outcome !== null) return facts(closedBy, Date.parse(closedAt), outcome, directory);
  // Refused while it is open: somebody else has claimed it.
  return heldAt === null ? {} : facts(holder, Date.parse(heldAt), 'claimed', directory);
}

function facts(
  by: PersonId | null,
  at: number,
  outcome: TaskOutcome | 'claimed',
  directory: Directory,
): { readonly [key: string]: Json } {
  const name = by === null ? null : (directory.person(by)?.name ?? null);
  return { by, name, at: new Date(at).toISOString(), outcome };
}
