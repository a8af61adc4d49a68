import { tokenOf } from '../scopes/around.ts';
import type { Draft } from '../instance.ts';
import type { Json } from '../json.ts';
import type {
  BranchSpawned,
  IterationBegun,
  IterationCompleted,
  ScopeClosed,
  ScopeOpened,
  UndoRecorded,
  UndoTaken,
} from '../scope-events.ts';
import type { Scope } from '../scopes/scope.ts';
import { filled, forgetFormer, keepFinished } from './finished.ts';
import { dropReturnsOf, putToken, tokenAt, useNumber } from './token.ts';

export function scopeOpened(draft: Draft, { scope }: ScopeOpened): void {
  if (draft.finished !== undefined) forgetFormer(draft, scope);
  // One that is open is changed in its place.
  const index = draft.scopes?.findIndex(({ id }) => id === scope.id) ?? -1;
  draft.scopes =
    draft.scopes !== undefined && index >= 0
      ? draft.scopes.with(index, scope)
      : [...(draft.scopes ?? []), scope];
  useNumber(draft, scope.id);
}

export function scopeClosed(draft: Draft, event: ScopeClosed): void {
  const scope = draft.scopes?.find(({ id }) => id === event.scope);
  draft.scopes = filled(draft.scopes?.filter(({ id }) => id !== event.scope));
  if (scope !== undefined && scope.kind !== 'activity') keepFinished(draft, scope);
}

export function iterationBegun(draft: Draft, event: IterationBegun): void {
  const { token, node, lineage, scope, index } = event;
  putToken(draft, tokenAt(token, node, lineage, { scope, loop: index }));
  changeScope(draft, scope, (before) => ({
    ...before,
    loop: before.loop && { ...before.loop, begun: before.loop.begun + 1 },
  }));
}

export function iterationCompleted(draft: Draft, event: IterationCompleted): void {
  draft.tokens = draft.tokens.filter(({ id }) => id !== event.token);
  dropReturnsOf(draft, event.token);
  changeScope(draft, event.scope, (before) => ({
    ...before,
    loop: before.loop && { ...before.loop, done: before.loop.done + 1, outputs: outputs(before, event) },
  }));
}

function outputs({ loop }: Scope, { index, output }: IterationCompleted): readonly Json[] | undefined {
  if (output === undefined) return loop?.outputs;
  const list: Json[] = [...(loop?.outputs ?? Array.from({ length: loop?.total ?? 0 }, () => null))];
  list[index] = output;
  return list;
}

function changeScope(draft: Draft, id: number, change: (scope: Scope) => Scope): void {
  draft.scopes = draft.scopes?.map((scope) => (scope.id === id ? change(scope) : scope));
}

/** The host stays where it is and is a branch from now on, as the new token is. */
export function branchSpawned(draft: Draft, event: BranchSpawned): void {
  const host = tokenOf(draft, event.host);
  draft.tokens = draft.tokens.map((token) =>
    token.id === event.host ? { ...token, lineage: event.hostLineage } : token,
  );
  putToken(draft, tokenAt(event.token, event.node, event.lineage, { scope: host?.scope }));
  const fork = event.lineage.at(-1)?.fork;
  if (fork !== undefined) useNumber(draft, fork);
}

export function undoRecorded(draft: Draft, { undoable }: UndoRecorded): void {
  draft.undoable = [...(draft.undoable ?? []), undoable];
  useNumber(draft, undoable.id);
}

export function undoTaken(draft: Draft, event: UndoTaken): void {
  draft.undoable = filled(draft.undoable?.filter(({ id }) => !event.undoable.includes(id)));
  if (event.call === undefined) return;
  draft.calls = draft.calls?.map((call) => (call.no === event.call ? { ...call, done: undefined } : call));
}
