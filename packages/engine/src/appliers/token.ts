import type { Branch } from '../event-base.ts';
import type { TokenArrived, TokenConsumed, TokenFrozen, TokenPlaced, TokenThawed } from '../events.ts';
import type { Draft, Token } from '../instance.ts';

/** What a token may have beside its place. */
interface Beside {
  readonly via?: string | undefined;
  readonly scope?: number | undefined;
  readonly loop?: number | undefined;
  readonly cause?: number | undefined;
}

const NOTHING: Beside = {};

/** A token that stands at a node, without round. An empty lineage is left out. */
export function tokenAt(
  id: number,
  node: string,
  lineage: readonly Branch[],
  { via, scope, loop, cause }: Beside = NOTHING,
): Token {
  const inside = lineage.length === 0 ? undefined : lineage;
  return {
    id,
    node,
    lineage: inside,
    via,
    frozen: undefined,
    round: undefined,
    incident: undefined,
    scope,
    loop,
    cause,
  };
}

/** Puts a token in its place, or appends it when it is new. */
export function putToken(draft: Draft, token: Token): void {
  const index = draft.tokens.findIndex(({ id }) => id === token.id);
  draft.tokens = index === -1 ? [...draft.tokens, token] : draft.tokens.with(index, token);
  useNumber(draft, token.id);
}

/** A number is taken; the next one is free. */
export function useNumber(draft: Draft, used: number): void {
  if (used >= draft.next) draft.next = used + 1;
}

export function tokenPlaced(draft: Draft, { token, node, lineage, scope, loop, cause }: TokenPlaced): void {
  putToken(draft, tokenAt(token, node, lineage, { scope, loop, cause }));
}

export function tokenArrived(draft: Draft, { token, node, lineage, via, scope }: TokenArrived): void {
  putToken(draft, tokenAt(token, node, lineage, { via, scope }));
}

/** The token is gone, and with it the returns that it would have jumped back from. */
export function tokenConsumed(draft: Draft, event: TokenConsumed): void {
  draft.tokens = draft.tokens.filter(({ id }) => id !== event.token);
  dropReturnsOf(draft, event.token);
}

export function tokenFrozen(draft: Draft, event: TokenFrozen): void {
  freezeAs(draft, event.token, event.returnNo);
}

export function tokenThawed(draft: Draft, event: TokenThawed): void {
  freezeAs(draft, event.token, undefined);
}

function freezeAs(draft: Draft, id: number, frozen: number | undefined): void {
  draft.tokens = draft.tokens.map((token) => (token.id === id ? { ...token, frozen } : token));
}

/** Drops the open returns of a token. */
export function dropReturnsOf(draft: Draft, token: number): void {
  const left = draft.returns?.filter((frame) => frame.token !== token) ?? [];
  draft.returns = left.length === 0 ? undefined : left;
}
