import { eventSubsAt, nodeAt } from '../definition/node-at.ts';
import type { Move } from '../nodes/move.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { scopeWith, tokenOf } from '../scopes/around.ts';
import type { Scope, Undoable } from '../scopes/scope.ts';
import { undoableIn } from '../scopes/undo.ts';
import { emit, type Work } from '../work.ts';
import { beginEventSub } from './event-sub.ts';

/**
 * Undoes what was done 补偿 (BPMN 2.0 §10.5.1, §13.5.5) in the scope of the throwing token, or one activity of it: latest first,
 * each by the activity that undoes it, side by side. No moves: there is nothing to undo.
 */
export function compensate(
  work: Work,
  token: number,
  activity: string | undefined,
): readonly Move[] | Rejection {
  const moves: Move[] = [];
  for (const scope of scopesAsked(work, token)) {
    const records = undoableIn(work, scope, activity);
    if (records.length === 0) continue;
    emit(work, { type: 'UndoTaken', undoable: records.map(({ id }) => id) });
    for (const record of records) {
      const begun = undo(work, record, token);
      if (isRejection(begun)) return begun;
      moves.push(...begun);
    }
  }
  return moves;
}

/** An event sub-process undoes what was done around it. */
function scopesAsked({ instance }: Work, token: number): readonly (number | undefined)[] {
  const found: (number | undefined)[] = [];
  let scope = scopeWith(instance, tokenOf(instance, token)?.scope);
  while (scope?.kind === 'event') {
    found.push(scope.id);
    scope = scopeWith(instance, scope.parent);
  }
  return [...found, scope?.id];
}

function undo(work: Work, record: Undoable, cause: number): readonly Move[] | Rejection {
  const node = nodeAt(work.flow, record.node);
  const handler = node !== undefined && 'activity' in node ? node.activity?.undoneBy : undefined;
  if (record.inner !== undefined && handler === undefined)
    return undoInside(work, record, record.inner, cause);
  if (handler === undefined) return [];
  const token = work.instance.next;
  emit(work, {
    type: 'TokenPlaced',
    token,
    node: handler,
    lineage: record.lineage ?? [],
    ...(record.scope === undefined ? undefined : { scope: record.scope }),
    cause,
  });
  if (record.variables !== undefined)
    emit(work, {
      type: 'ScopeOpened',
      scope: {
        id: work.instance.next,
        kind: 'activity',
        node: handler,
        token,
        parent: record.scope,
        variables: record.variables,
        loop: undefined,
        lineage: record.lineage,
      },
    });
  return [{ token, to: handler, begins: true }];
}

/** A finished sub-process is open again for as long as it is being undone. */
function undoInside(
  work: Work,
  { node, lineage = [], scope: around }: Undoable,
  inner: Scope,
  cause: number,
): readonly Move[] | Rejection {
  const handler = eventSubsAt(work.flow, node).find(({ start }) => start.trigger?.on === 'compensation');
  const holder = work.instance.next;
  const beside = around === undefined ? undefined : { scope: around };
  emit(work, { type: 'TokenPlaced', token: holder, node, lineage, ...beside, cause });
  emit(work, { type: 'ScopeOpened', scope: { ...inner, kind: 'undo', token: holder } });
  if (handler !== undefined) return beginEventSub(work, handler, inner.id, holder);
  const records = undoableIn(work, inner.id, undefined);
  emit(work, { type: 'UndoTaken', undoable: records.map(({ id }) => id) });
  const moves: Move[] = [];
  for (const record of records) {
    const begun = undo(work, record, holder);
    if (isRejection(begun)) return begun;
    moves.push(...begun);
  }
  return moves;
}
