import type { UserNode } from '../definition/flow.ts';
import { isActivity } from '../definition/is-activity.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { ReturnFrame } from '../instance.ts';
import type { JsonObject } from '../json.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { openAgain } from '../nodes/open-again.ts';
import { tokenOf } from '../scopes/around.ts';
import { levelsFrom } from '../scopes/levels.ts';
import { awaitEventSubs } from '../scopes/open-scope.ts';
import type { Scope } from '../scopes/scope.ts';
import { closeWaits } from '../waits/close-waits.ts';
import { awaitBoundary } from '../nodes/enter-activity.ts';
import { emit, type Work } from '../work.ts';
import { abandonReturn } from './abandon.ts';
import { dropToken, siblings, thaw } from './branches.ts';
import { retrace } from './retrace.ts';

/** The returning node where nobody had to be asked again, and the token that stands there. */
export interface Passed {
  readonly node: UserNode;
  readonly token: number;
}

/**
 * Ends a return. True: the token jumped back to the returning node, where a full new round is open. False: a gateway
 * in between would now decide differently, so the flow has to be walked again from here. A node: the token jumped back to
 * it, and nobody had to be asked there.
 */
export function resume(work: Work, frame: ReturnFrame): boolean | Passed | Rejection {
  const trace = retrace(work, frame);
  if (trace === undefined) return abandonReturn(work, frame);
  return jumpBack(work, frame, trace.variables);
}

function jumpBack(
  work: Work,
  frame: ReturnFrame,
  variables: ReadonlyMap<string, JsonObject>,
): true | Passed | Rejection {
  const { token, from, no: order, returner } = frame;
  const node = nodeAt(work.flow, from);
  if (node?.kind !== 'user') return unknownNode(from);
  for (const [script, values] of variables) {
    emit(work, { type: 'VariablesSet', node: script, variables: values });
    work.scope = undefined;
  }
  emit(work, {
    type: 'Resubmitted',
    token,
    node: frame.target,
    resume: 'jumpBack',
    rewalkForced: false,
    superseded: [],
  });
  // What was waited for at the node that it leaves comes too late.
  closeWaits(work, (wait) => wait.token === token);
  const back = placeBack(work, frame);
  if (isRejection(back)) return back;
  const reopening = returner === undefined ? { order } : { order, lastActor: returner };
  const opened = openAgain(work, node, back, reopening);
  if (isRejection(opened)) return opened;
  return opened === 'passed' ? { node, token: back } : true;
}

/** The line of work stands at the returning node again; the answer is its token there. */
function placeBack(work: Work, frame: ReturnFrame): number | Rejection {
  const { token, from, lineage = [], inside, outside } = frame;
  const at = tokenOf(work.instance, token);
  for (const sibling of siblings(work.instance, token, at?.lineage ?? [], lineage)) dropToken(work, sibling);
  const levels = outside === undefined ? [] : levelsFrom(work.instance, at?.scope);
  const mover = outside ?? token;
  leaveScopes(work, levels, token, mover);
  if (inside !== undefined) return backInside(work, { ...frame, token: mover }, inside);
  thaw(work, frame);
  const scope = tokenOf(work.instance, mover)?.scope;
  const beside = scope === undefined ? undefined : { scope };
  emit(work, { type: 'TokenPlaced', token: mover, node: from, lineage, ...beside });
  return mover;
}

/** Out of a sub-process that was entered again: it is over as it was before. */
function leaveScopes(work: Work, levels: readonly Scope[], token: number, mover: number): void {
  let inner = token;
  for (const scope of levels) {
    if (inner === mover) return;
    emit(work, { type: 'TokenConsumed', token: inner });
    closeWaits(
      work,
      (wait) => wait.token === scope.token || (wait.token === undefined && wait.scope === scope.id),
    );
    emit(work, { type: 'ScopeClosed', scope: scope.id, node: scope.node, result: 'completed' });
    inner = scope.token;
  }
}

/** Into the sub-process that was left: it is as it was, and waits for its events anew. */
function backInside(work: Work, frame: ReturnFrame, inside: number): number | Rejection {
  const { token } = frame;
  const scope = work.instance.scopes?.find((each) => each.token === token && each.kind !== 'activity');
  const node = scope === undefined ? undefined : nodeAt(work.flow, scope.node);
  if (scope === undefined || node === undefined || !isActivity(node)) return unknownNode(scope?.node);
  const { lineage = [], parent } = scope;
  const beside = parent === undefined ? undefined : { scope: parent };
  emit(work, { type: 'TokenPlaced', token, node: scope.node, lineage, ...beside });
  thaw(work, frame);
  const refusal = awaitBoundary(work, node, token) ?? armEventSubs(work, inside);
  return refusal ?? inside;
}

function armEventSubs(work: Work, inside: number): Rejection | undefined {
  for (const scope of levelsFrom(work.instance, tokenOf(work.instance, inside)?.scope)) {
    // A loop around a sub-process has none of its own, though it has the same node.
    if (scope.kind === 'multi') continue;
    const isArmed = work.instance.waits?.some((wait) => wait.token === undefined && wait.scope === scope.id);
    const refusal = isArmed === true ? undefined : awaitEventSubs(work, scope.node, scope.id, inside);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
