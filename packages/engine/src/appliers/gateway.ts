import { tokenOf } from '../scopes/around.ts';
import type { ForkPassed, GatewayPassed, JoinPassed } from '../events.ts';
import type { Draft } from '../instance.ts';
import { putToken, tokenAt, useNumber } from './token.ts';

export function forkPassed(draft: Draft, event: ForkPassed): void {
  const scope = tokenOf(draft, event.token)?.scope;
  draft.tokens = draft.tokens.filter(({ id }) => id !== event.token);
  for (const { token, lineage } of event.branches) {
    putToken(draft, tokenAt(token, event.node, lineage, { scope }));
    // All branches share the fork's own number, the last of their lineage.
    const fork = lineage.at(-1)?.fork;
    if (fork !== undefined) useNumber(draft, fork);
  }
}

export function joinPassed(draft: Draft, event: JoinPassed): void {
  const consumed = new Set(event.arrivals.map(({ token }) => token));
  const scope = draft.tokens.find(({ id }) => consumed.has(id))?.scope;
  draft.tokens = draft.tokens.filter(({ id }) => !consumed.has(id));
  putToken(draft, tokenAt(event.token, event.node, event.lineage, { scope }));
  const others = draft.joins?.filter((join) => join.node !== event.node || join.scope !== scope) ?? [];
  draft.joins = [...others, { node: event.node, scope, arrivals: event.arrivals }];
}

export function gatewayPassed(draft: Draft, event: GatewayPassed): void {
  const { node, flow, scope } = event;
  const others = draft.gateways?.filter((gateway) => gateway.node !== node || gateway.scope !== scope) ?? [];
  draft.gateways = [...others, { node, flow, scope }];
}
