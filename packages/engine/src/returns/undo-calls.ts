import { nodeAt } from '../definition/node-at.ts';
import type { JsonObject } from '../json.ts';
import { walk } from '../nodes/walk.ts';
import type { Rejection } from '../rejection.ts';
import type { Call } from '../scopes/scope.ts';
import { emit, type Work } from '../work.ts';

/**
 * Undoes 撤销 what service tasks have done that a return has led back behind, where they ask for it: by their compensation
 * handlers, latest first, beside whatever the case does now. Work that a handler asks for goes out before the task is called
 * again, as everything of one case is delivered in order.
 */
export function undoCalls(work: Work): Rejection | undefined {
  if (work.instance.status === 'closed') return undefined;
  const gone = work.instance.calls?.filter((call) => call.gone === true && call.done === true) ?? [];
  for (const call of gone.toReversed()) {
    const refusal = undo(work, call);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function undo(work: Work, { node: id, no, scope }: Call): Rejection | undefined {
  const node = nodeAt(work.flow, id);
  const handler = node?.kind === 'work' && node.again === 'compensate' ? node.activity?.undoneBy : undefined;
  if (handler === undefined) return undefined;
  const record = work.instance.undoable?.findLast((each) => each.node === id && each.scope === scope);
  emit(work, { type: 'UndoTaken', undoable: record === undefined ? [] : [record.id], call: no });
  const token = work.instance.next;
  // Nobody waits for it, and the scope that the task stood in may be gone: it is its own cause.
  emit(work, { type: 'TokenPlaced', token, node: handler, lineage: [], cause: token });
  if (record?.variables !== undefined) giveVariables(work, handler, token, record.variables);
  return walk(work, [{ token, to: handler, begins: true }]);
}

function giveVariables(work: Work, node: string, token: number, variables: JsonObject): void {
  const id = work.instance.next;
  emit(work, {
    type: 'ScopeOpened',
    scope: {
      id,
      kind: 'activity',
      node,
      token,
      parent: undefined,
      variables,
      loop: undefined,
      lineage: undefined,
    },
  });
}
