import type { ForkPassed, GatewayPassed, JoinPassed } from '../events.ts';
import type { Instance } from '../instance.ts';
import { nextAfter, tokenAt } from './token.ts';

export function forkPassed(instance: Instance, event: ForkPassed): Instance {
  const tokens = instance.tokens.filter(({ id }) => id !== event.token);
  let { next } = instance;
  for (const branch of event.branches) {
    tokens.push(tokenAt(branch.token, event.node, branch.lineage));
    next = nextAfter(next, branch.token);
    // All branches share the fork's own number, the last of their lineage.
    const fork = branch.lineage.at(-1)?.fork;
    if (fork !== undefined) next = nextAfter(next, fork);
  }
  return { ...instance, tokens, next };
}

export function joinPassed(instance: Instance, event: JoinPassed): Instance {
  const consumed = new Set(event.arrivals.map(({ token }) => token));
  const tokens = instance.tokens.filter(({ id }) => !consumed.has(id));
  tokens.push(tokenAt(event.token, event.node, event.lineage));
  const joins = (instance.joins ?? []).filter(({ node }) => node !== event.node);
  joins.push({ node: event.node, arrivals: event.arrivals });
  return { ...instance, tokens, joins, next: nextAfter(instance.next, event.token) };
}

export function gatewayPassed(instance: Instance, event: GatewayPassed): Instance {
  const gateways = (instance.gateways ?? []).filter(({ node }) => node !== event.node);
  gateways.push({ node: event.node, flow: event.flow });
  return { ...instance, gateways };
}
