import type {
  Branch,
  TokenArrived,
  TokenConsumed,
  TokenFrozen,
  TokenPlaced,
  TokenThawed,
} from '../events.ts';
import type { Instance, Token } from '../instance.ts';

/** A token that stands at a node, without round. An empty lineage is left out. */
export function tokenAt(id: number, node: string, lineage: readonly Branch[]): Token {
  return lineage.length === 0 ? { id, node } : { id, node, lineage };
}

/** The tokens with one put in its place, or appended when it is new. */
export function withToken(tokens: readonly Token[], token: Token): readonly Token[] {
  const index = tokens.findIndex(({ id }) => id === token.id);
  return index === -1 ? [...tokens, token] : tokens.with(index, token);
}

/** Next free number once `used` is taken. */
export function nextAfter(next: number, used: number): number {
  return used < next ? next : used + 1;
}

export function tokenPlaced(instance: Instance, event: TokenPlaced): Instance {
  return {
    ...instance,
    tokens: withToken(instance.tokens, tokenAt(event.token, event.node, event.lineage)),
    next: nextAfter(instance.next, event.token),
  };
}

export function tokenArrived(instance: Instance, event: TokenArrived): Instance {
  const token = { ...tokenAt(event.token, event.node, event.lineage), via: event.via };
  return {
    ...instance,
    tokens: withToken(instance.tokens, token),
    next: nextAfter(instance.next, event.token),
  };
}

/** The token is gone, and with it the returns that it would have jumped back from. */
export function tokenConsumed(instance: Instance, event: TokenConsumed): Instance {
  const tokens = instance.tokens.filter(({ id }) => id !== event.token);
  return { ...withoutReturnsOf(instance, event.token), tokens };
}

export function tokenFrozen(instance: Instance, event: TokenFrozen): Instance {
  const tokens = instance.tokens.map((token) =>
    token.id === event.token ? { ...token, frozen: event.returnNo } : token,
  );
  return { ...instance, tokens };
}

export function tokenThawed(instance: Instance, event: TokenThawed): Instance {
  return {
    ...instance,
    tokens: instance.tokens.map((token) => (token.id === event.token ? thawed(token) : token)),
  };
}

function thawed(token: Token): Token {
  const { frozen: _frozen, ...rest } = token;
  return rest;
}

/** The instance without the open returns of a token. */
export function withoutReturnsOf(instance: Instance, token: number): Instance {
  const { returns, ...rest } = instance;
  const left = returns?.filter((frame) => frame.token !== token) ?? [];
  return left.length === 0 ? rest : { ...rest, returns: left };
}
