import type { UserNode } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Instance, ReturnFrame } from '../instance.ts';
import type { JsonObject } from '../json.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { openRound } from '../rounds/open-round.ts';
import { emit, type Work } from '../work.ts';
import { dropFrozenBy, dropToken, siblings, thaw } from './branches.ts';
import { retrace } from './retrace.ts';
import { supersededBy } from './superseded.ts';

/** The return that a token at this node came back by, if it is to jump back afterwards. */
export function pendingReturn(instance: Instance, token: number, node: string): ReturnFrame | undefined {
  const frame = instance.returns?.findLast((each) => each.token === token);
  return frame?.target === node ? frame : undefined;
}

/**
 * Ends a return. True: the token jumped back to the returning node, where a full new round is open. False: a gateway
 * in between would now decide differently, so the flow has to be walked again from here. A node: the token jumped back to
 * it, and nobody had to be asked there.
 */
export function resume(work: Work, frame: ReturnFrame): boolean | UserNode | Rejection {
  const trace = retrace(work, frame);
  if (trace === undefined) return abandonReturn(work, frame);
  return jumpBack(work, frame, trace.variables);
}

/** Walking again makes all returns of the token pointless: each leads to a node that comes later. */
export function abandonReturn(work: Work, frame: ReturnFrame): false {
  const { token, target } = frame;
  dropFrozenBy(work, token);
  const visit = work.instance.visits.find(({ node }) => node === target);
  const place = { node: target, order: visit?.no ?? 0, lineage: visit?.lineage ?? [] };
  emit(work, {
    type: 'Resubmitted',
    token,
    node: target,
    resume: 'rewalk',
    rewalkForced: true,
    superseded: supersededBy(work.flow, work.instance, place),
  });
  return false;
}

function jumpBack(
  work: Work,
  frame: ReturnFrame,
  variables: ReadonlyMap<string, JsonObject>,
): true | UserNode | Rejection {
  const { token, from, lineage = [], no: order, returner } = frame;
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
  const left = work.instance.tokens.find(({ id }) => id === token)?.lineage ?? [];
  for (const sibling of siblings(work.instance, token, left, lineage)) dropToken(work, sibling);
  thaw(work, frame.id);
  emit(work, { type: 'TokenPlaced', token, node: from, lineage });
  const reopening = returner === undefined ? { order } : { order, lastActor: returner };
  const opened = openRound(work, node, token, reopening);
  if (isRejection(opened)) return opened;
  return opened === 'passed' ? node : true;
}
