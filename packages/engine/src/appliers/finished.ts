import type { Draft } from '../instance.ts';
import type { Scope } from '../scopes/scope.ts';

/*
 * A scope that is over stays known 已结束的作用域 while a visit inside it counts: a return may open it again. It is forgotten when its
 * activity begins anew, so that loops keep no history.
 */

/** Keeps a scope that closed, if somebody was asked in it or in one inside it, or may take a vote back. Else its records go. */
export function keepFinished(draft: Draft, scope: Scope): void {
  const isAsked = draft.visits.some(({ no, scope: home }) => no > 0 && home === scope.id);
  const isAround = draft.finished?.some(({ parent }) => parent === scope.id) ?? false;
  const isRecalled = draft.recalls?.some(({ scope: home }) => home === scope.id) ?? false;
  if (isAsked || isAround || isRecalled) draft.finished = [...(draft.finished ?? []), scope];
  else forget(draft, new Set([scope.id]));
}

/**
 * The activity begins anew: what it was before is forgotten, but for the iterations beside it. One that is open again
 * keeps what was finished inside it.
 */
export function forgetFormer(draft: Draft, { node, parent, id }: Scope): void {
  const isAgain = draft.finished?.some((scope) => scope.id === id) ?? false;
  if (isAgain) draft.finished = filled(draft.finished?.filter((scope) => scope.id !== id));
  const isIteration = draft.scopes?.some((scope) => scope.id === parent && scope.kind === 'multi') ?? false;
  const isOpen = draft.scopes?.some((scope) => scope.id === id) ?? false;
  if (isAgain || isIteration || isOpen) return;
  const former = draft.finished?.filter((scope) => scope.node === node) ?? [];
  if (former.length === 0) return;
  const gone = new Set(former.map((scope) => scope.id));
  for (const scope of draft.finished ?? [])
    if (scope.parent !== undefined && gone.has(scope.parent)) gone.add(scope.id);
  draft.finished = filled(draft.finished?.filter((scope) => !gone.has(scope.id)));
  forget(draft, gone);
}

function forget(draft: Draft, gone: ReadonlySet<number>): void {
  const stays = ({ scope }: { readonly scope: number | undefined }): boolean =>
    scope === undefined || !gone.has(scope);
  draft.gateways = filled(draft.gateways?.filter(stays));
  draft.joins = filled(draft.joins?.filter(stays));
  if (!draft.visits.every(stays)) draft.visits = draft.visits.filter(stays);
}

/** An empty list is left out. */
export function filled<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}
