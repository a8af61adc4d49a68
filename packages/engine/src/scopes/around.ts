import type { Instance, Token } from '../instance.ts';
import type { Scope } from './scope.ts';

type Live = Pick<Instance, 'tokens' | 'scopes'>;

/** The live token with this number. */
export function tokenOf({ tokens }: Live, id: number): Token | undefined {
  return tokens.find((token) => token.id === id);
}

/** The open scope with this number. */
export function scopeWith({ scopes }: Live, id: number | undefined): Scope | undefined {
  return id === undefined ? undefined : scopes?.find((scope) => scope.id === id);
}

/** The token at the activity as a whole: of an iteration, the one around it. */
export function wholeActivity(instance: Live, token: Token): Token {
  const around = isIteration(instance, token) ? scopeWith(instance, token.scope)?.token : undefined;
  return around === undefined ? token : (tokenOf(instance, around) ?? token);
}

/** Which iterations of which loops a token is in, outermost first: the same whenever it comes by again. */
export function placeOf(instance: Live, token: Token | undefined): string {
  const scope = scopeWith(instance, token?.scope);
  const around = scope === undefined ? '' : placeOf(instance, tokenOf(instance, scope.token));
  return token?.loop === undefined ? around : `${around}/${token.loop}`;
}

/** Is the token one iteration of a multi-instance activity, and not the activity as a whole? */
export function isIteration(instance: Live, token: Token): boolean {
  const scope = scopeWith(instance, token.scope);
  return scope?.kind === 'multi' && scope.node === token.node;
}
