import type { CancelReason } from '../events.ts';
import { closeRound } from '../rounds/close-round.ts';
import { closeWaits } from '../waits/close-waits.ts';
import { emit, type Work } from '../work.ts';
import { tokenOf } from './around.ts';
import type { Scope } from './scope.ts';

/** Ends what an activity is doing 中断: its round, its waits, everything inside it. The token stays. */
export function cancelActivity(work: Work, token: number, why: CancelReason): void {
  const at = tokenOf(work.instance, token);
  if (at === undefined) return;
  closeRound(work, at, 'cancelled', why);
  if (work.instance.waits !== undefined) closeWaits(work, (wait) => wait.token === token);
  const inside = work.instance.scopes?.filter((scope) => scope.token === token) ?? [];
  for (const scope of inside.toReversed()) cancelScope(work, scope, why);
}

/** Ends a line of work with everything in it, and with what it would have come back to. */
export function cancelToken(work: Work, token: number, why: CancelReason): void {
  if (tokenOf(work.instance, token) === undefined) return;
  if (work.instance.returns !== undefined) dropFrozenBy(work, token, why);
  cancelActivity(work, token, why);
  emit(work, { type: 'TokenConsumed', token });
}

/** Cancels what the open returns of a token have frozen, and the sub-processes that it left by them: it does not jump back. */
export function dropFrozenBy(work: Work, token: number, why: CancelReason = 'returned'): void {
  const { returns = [], tokens } = work.instance;
  const frames = returns.filter((frame) => frame.token === token);
  const numbers = new Set(frames.map(({ id }) => id));
  for (const { id, frozen } of tokens) {
    if (frozen !== undefined && numbers.has(frozen) && id !== token) cancelToken(work, id, why);
  }
  for (const { inside, outside } of frames) if (inside !== undefined) cancelLeft(work, outside ?? token, why);
}

/** Ends what a token had open where it is not any more. */
function cancelLeft(work: Work, token: number, why: CancelReason): void {
  const at = tokenOf(work.instance, token)?.node;
  const left = work.instance.scopes?.filter((scope) => scope.token === token && scope.node !== at) ?? [];
  for (const scope of left.toReversed()) cancelScope(work, scope, why);
}

/** Ends a scope 取消作用域 with everything in it; nothing of it can be undone any more. */
function cancelScope(work: Work, scope: Scope, why: CancelReason): void {
  emptyScope(work, scope.id, why);
  forgetUndoable(work, scope.id);
  emit(work, { type: 'ScopeClosed', scope: scope.id, node: scope.node, result: 'cancelled' });
}

/** Ends the tokens of a scope, but for the one that is spared, and what the scope waits for itself. */
export function emptyScope(work: Work, scope: number | undefined, why: CancelReason, spared?: number): void {
  for (const { id, scope: home } of work.instance.tokens) {
    if (home === scope && id !== spared) cancelToken(work, id, why);
  }
  closeWaits(work, (wait) => wait.token === undefined && wait.scope === scope);
}

/** What was done in this scope, and in finished ones inside it, cannot be undone any more. */
export function forgetUndoable(work: Work, scope: number): void {
  const records = work.instance.undoable?.filter((record) => record.scope === scope) ?? [];
  if (records.length === 0) return;
  for (const { inner } of records) if (inner !== undefined) forgetUndoable(work, inner.id);
  emit(work, { type: 'UndoTaken', undoable: records.map(({ id }) => id) });
}
