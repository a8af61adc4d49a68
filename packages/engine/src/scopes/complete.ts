import type { ActivityNode, SubNode } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import { complete, type Move } from '../nodes/move.ts';
import { leave } from '../nodes/leave.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { pendingReturn } from '../returns/pending.ts';
import { closeWaits } from '../waits/close-waits.ts';
import { emit, type Work } from '../work.ts';
import { isIteration, scopeWith, tokenOf } from './around.ts';
import { afterAdHocActivity } from './ad-hoc.ts';
import { forgetUndoable } from './cancel.ts';
import { evaluateMappings } from './evaluate.ts';
import { afterIteration, loopsAgain } from './loop.ts';
import type { Scope } from './scope.ts';
import { recordUndo } from './undo.ts';
import { seenEverywhere, setVariables, variablesOf } from './variables.ts';

type Onward = readonly Move[] | Rejection;

/** An activity 活动 has done what it does: its outputs are set, and its token goes on. */
export function completeActivity(work: Work, node: ActivityNode, token: number): Onward {
  const beside = node.activity;
  if (beside === undefined) return finishActivity(work, node, token);
  const refusal = setOutputs(work, node, token);
  if (refusal !== undefined) return refusal;
  if (beside.undoneBy !== undefined) recordUndo(work, node, token);
  closeOwnVariables(work, token);
  const at = tokenOf(work.instance, token);
  if (at !== undefined && isIteration(work.instance, at)) {
    const next = afterIteration(work, node, at);
    if (isRejection(next) || 'moves' in next) return isRejection(next) ? next : next.moves;
    return finishActivity(work, node, next.outer);
  }
  const again = at === undefined ? [] : loopsAgain(work, node, at);
  if (isRejection(again) || again.length > 0) return again;
  return finishActivity(work, node, token);
}

/** The activity as a whole is done, all iterations too. One that a return came to is gone on from once nothing else moves. */
export function finishActivity(work: Work, node: ActivityNode, token: number): Onward {
  if (work.instance.returns !== undefined && node.kind === 'user') {
    const isAwaited = pendingReturn(work.instance, token, node.id) !== undefined;
    if (isAwaited) work.comingBack = [...(work.comingBack ?? []), { token, node }];
    if (isAwaited) return [];
  }
  if (work.instance.waits !== undefined) closeWaits(work, (wait) => wait.token === token);
  complete(work, node);
  return node.outgoing.length === 0 ? endToken(work, token) : leave(work, node, token);
}

function setOutputs(work: Work, node: ActivityNode, token: number): Rejection | undefined {
  const outputs = node.kind === 'call' ? [] : (node.activity?.outputs ?? []);
  if (outputs.length === 0) return undefined;
  const values = evaluateMappings(node.id, outputs, variablesOf(work, token));
  if (isRejection(values)) return values;
  setVariables(work, node.id, token, values, true);
  return undefined;
}

function closeOwnVariables(work: Work, token: number): void {
  const own = work.instance.scopes?.find((scope) => scope.kind === 'activity' && scope.token === token);
  if (own === undefined) return;
  emit(work, { type: 'ScopeClosed', scope: own.id, node: own.node, result: 'completed' });
}

/** A line of work is over. The scope that it was the last of is done with it. */
export function endToken(work: Work, token: number): Onward {
  const at = tokenOf(work.instance, token);
  emit(work, { type: 'TokenConsumed', token });
  if (at?.cause !== undefined) return afterUndo(work, at.cause, at.scope);
  return at?.scope === undefined ? [] : afterToken(work, at.scope);
}

function afterToken(work: Work, id: number): Onward {
  const scope = scopeWith(work.instance, id);
  if (scope === undefined) return [];
  const node = nodeAt(work.flow, scope.node);
  if (node?.kind === 'sub' && node.adHoc !== undefined) {
    const further = afterAdHocActivity(work, node, node.adHoc, scope);
    if (further === 'open') return [];
    if (isRejection(further) || further.length > 0) return further;
  }
  if (work.instance.tokens.some((token) => token.scope === id)) return [];
  return completeScope(work, scope);
}

/** Nothing is left to do in a scope: what it belongs to is done. */
export function completeScope(work: Work, scope: Scope): Onward {
  closeWaits(work, (wait) => wait.token === undefined && wait.scope === scope.id);
  const node = nodeAt(work.flow, scope.node);
  switch (scope.kind) {
    case 'sub':
      return node?.kind === 'sub' ? completeSub(work, node, scope) : unknownNode(scope.node);
    case 'call':
      return node?.kind === 'call' ? completeCall(work, node, scope) : unknownNode(scope.node);
    case 'event':
    case 'undo':
      close(work, scope);
      return endToken(work, scope.token);
    // Their ends are seen to where iterations and activities end.
    case 'multi':
    case 'activity':
      return [];
  }
}

function close(work: Work, { id, node }: Scope): void {
  emit(work, { type: 'ScopeClosed', scope: id, node, result: 'completed' });
}

/** What was done inside stays undoable as a whole, unless the sub-process has its own way of being undone. */
function completeSub(work: Work, node: SubNode, scope: Scope): Onward {
  const undoneInside =
    node.eventSubs.some(({ start }) => start.trigger?.on === 'compensation') ||
    (work.instance.undoable?.some((record) => record.scope === scope.id) ?? false);
  if (node.activity?.undoneBy !== undefined) forgetUndoable(work, scope.id);
  else if (undoneInside) recordUndo(work, node, scope.token, scope);
  close(work, scope);
  return completeActivity(work, node, scope.token);
}

function completeCall(work: Work, node: ActivityNode & { kind: 'call' }, scope: Scope): Onward {
  forgetUndoable(work, scope.id);
  const inside = scopeWith(work.instance, scope.id)?.variables ?? {};
  const seen = { ...seenEverywhere(work), ...inside };
  const mapped = evaluateMappings(node.id, node.activity?.outputs ?? [], seen);
  if (isRejection(mapped)) return mapped;
  const values = node.returnsAll ? { ...inside, ...mapped } : mapped;
  close(work, scope);
  if (Object.keys(values).length > 0) setVariables(work, node.id, scope.token, values);
  return completeActivity(work, node, scope.token);
}

/** One undoing is over; when it was the last, whoever asked for it goes on. */
function afterUndo(work: Work, cause: number, scope: number | undefined): Onward {
  const around = scopeWith(work.instance, scope);
  const left = work.instance.tokens.some((token) => token.scope === scope);
  const further = around?.kind === 'undo' && !left ? completeScope(work, around) : [];
  if (isRejection(further)) return further;
  if (work.instance.tokens.some((token) => token.cause === cause)) return further;
  const asked = tokenOf(work.instance, cause);
  if (asked === undefined)
    return further.length > 0 || scope === undefined ? further : afterToken(work, scope);
  const onward = afterThrow(work, asked.node, cause);
  return isRejection(onward) ? onward : [...further, ...onward];
}

/** An event that waited for compensation goes on: past itself, or out of its transaction. */
export function afterThrow(work: Work, id: string, token: number): Onward {
  const node = nodeAt(work.flow, id);
  if (node === undefined) return unknownNode(id);
  if (node.kind === 'end' && node.trigger?.on === 'cancel') return [{ token, to: node.id, begins: true }];
  complete(work, node);
  return node.outgoing.length === 0 ? endToken(work, token) : leave(work, node, token);
}
