import type { ActivityNode } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import { emit, type Work } from '../work.ts';
import { tokenOf } from './around.ts';
import type { Scope, Undoable } from './scope.ts';

/** Remembers that an activity was done which another one undoes 可补偿. */
export function recordUndo(work: Work, node: ActivityNode, token: number, inner?: Scope): void {
  const at = tokenOf(work.instance, token);
  const own = work.instance.scopes?.find((scope) => scope.kind === 'activity' && scope.token === token);
  emit(work, {
    type: 'UndoRecorded',
    undoable: {
      id: work.instance.next,
      node: node.id,
      scope: homeOf(work, at?.scope),
      inner,
      lineage: at?.lineage,
      variables: own?.variables,
    },
  });
}

/** Iterations are undone where the activity as a whole stands. */
function homeOf(work: Work, scope: number | undefined): number | undefined {
  const around = work.instance.scopes?.find(({ id }) => id === scope);
  if (around?.kind !== 'multi') return scope;
  return tokenOf(work.instance, around.token)?.scope;
}

/** What was done in a scope and can be undone, latest first; of one activity only, if it is named. */
export function undoableIn(
  work: Work,
  scope: number | undefined,
  activity: string | undefined,
): readonly Undoable[] {
  const all = work.instance.undoable?.filter((record) => record.scope === scope) ?? [];
  return all.filter((record) => activity === undefined || isMeant(work, record, activity)).toReversed();
}

/** Some modelers name the activity that undoes instead of the one that is undone. */
function isMeant({ flow }: Work, { node }: Undoable, activity: string): boolean {
  const at = nodeAt(flow, node);
  return node === activity || (at !== undefined && 'activity' in at && at.activity?.undoneBy === activity);
}
