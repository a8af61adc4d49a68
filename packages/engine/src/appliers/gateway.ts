import type { ForkPassed, GatewayPassed, JoinPassed } from '../events.ts';
import type { Draft } from '../instance.ts';
import { putToken, tokenAt, useNumber } from './token.ts';

export function forkPassed(draft: Draft, event: ForkPassed): void {
  draft.tokens = draft.tokens.filter(({ id }) => id !== event.token);
  for (const { token, lineage } of event.branches) {
    putToken(draft, tokenAt(token, event.node, lineage));
    // All branches share the fork's own number, the last of their lineage.
    const fork = lineage.at(-1)?.fork;
    if (fork !== undefined) useNumber(draft, fork);
  }
}

export function joinPassed(draft: Draft, event: JoinPassed): void {
  const consumed = new Set(event.arrivals.map(({ token }) => token));
  draft.tokens = draft.tokens.filter(({ id }) => !consumed.has(id));
  putToken(draft, tokenAt(event.token, event.node, event.lineage));
  const others = draft.joins?.filter(({ node }) => node !== event.node) ?? [];
  draft.joins = [...others, { node: event.node, arrivals: event.arrivals }];
}

export function gatewayPassed(draft: Draft, event: GatewayPassed): void {
  const others = draft.gateways?.filter(({ node }) => node !== event.node) ?? [];
  draft.gateways = [...others, { node: event.node, flow: event.flow }];
}
