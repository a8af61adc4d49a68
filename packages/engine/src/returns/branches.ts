import type { Branch } from '../event-base.ts';
import type { CancelReason } from '../events.ts';
import type { Instance, ReturnFrame, Token } from '../instance.ts';
import { commonDepth } from '../lineage.ts';
import { tokenOf } from '../scopes/around.ts';
import { cancelToken } from '../scopes/cancel.ts';
import { tellOfChanges } from '../rounds/tell-of-changes.ts';
import { emit, type Work } from '../work.ts';

/**
 * The other tokens inside the outermost fork that a token leaves when it goes from one place to another: its sibling
 * branches 并行分支, nested ones too.
 */
export function siblings(
  instance: Instance,
  token: number,
  from: readonly Branch[],
  to: readonly Branch[],
): readonly Token[] {
  const depth = commonDepth(from, to);
  const fork = from[depth]?.fork;
  if (fork === undefined) return [];
  return instance.tokens.filter(({ id, lineage }) => id !== token && lineage?.[depth]?.fork === fork);
}

/** Freezes a branch 冻结: its tasks stay, grey, with the votes given, until the return has come back. */
export function freeze(work: Work, { id }: Token, returnNo: number): void {
  const token = tokenOf(work.instance, id);
  if (token === undefined || token.frozen !== undefined) return;
  emit(work, { type: 'TokenFrozen', token: token.id, returnNo });
  for (const { task } of token.round?.seats ?? []) {
    if (task !== undefined) emit(work, { type: 'TaskFrozen', task });
  }
}

/** Thaws what this return has frozen. Holders are told when what they see has changed meanwhile. */
export function thaw(work: Work, { id, data = 1 }: Pick<ReturnFrame, 'id' | 'data'>): void {
  // Conditions that came true meanwhile are looked at now.
  work.changed = true;
  for (const token of work.instance.tokens) {
    if (token.frozen !== id) continue;
    emit(work, { type: 'TokenThawed', token: token.id });
    for (const { task } of token.round?.seats ?? []) {
      if (task !== undefined) emit(work, { type: 'TaskThawed', task });
    }
    tellOfChanges(work, token, data);
  }
}

/** Cancels a branch with everything in it, if an earlier one has not taken it along. */
export function dropToken(work: Work, { id }: Token, reason: CancelReason = 'returned'): void {
  if (tokenOf(work.instance, id) !== undefined) cancelToken(work, id, reason);
}

/** Tokens inside what a token's activity has opened, at any depth. */
export function inside({ tokens, scopes = [] }: Instance, token: number): readonly Token[] {
  const around = new Set(scopes.filter((scope) => scope.token === token).map(({ id }) => id));
  for (const scope of scopes)
    if (scope.parent !== undefined && around.has(scope.parent)) around.add(scope.id);
  return tokens.filter(({ scope }) => scope !== undefined && around.has(scope));
}
