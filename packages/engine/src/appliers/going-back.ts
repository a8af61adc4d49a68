import type { Resubmitted, Returned } from '../events.ts';
import type { Instance, ReturnFrame, Visit } from '../instance.ts';
import { nextAfter, withoutReturnsOf } from './token.ts';

export function returned(instance: Instance, event: Returned): Instance {
  const status = event.target === 'applicant' ? 'returned' : instance.status;
  const next = nextAfter(instance.next, event.returnNo);
  if (event.resume === 'jumpBack') {
    return { ...instance, status, next, returns: [...(instance.returns ?? []), newFrame(event)] };
  }
  return { ...superseded(withoutReturnsOf(instance, event.token), event.superseded), status, next };
}

function newFrame(event: Returned): ReturnFrame {
  return {
    no: event.returnNo,
    token: event.token,
    from: event.from,
    target: event.targetNode,
    order: event.order,
    ...(event.returner === undefined ? undefined : { returner: event.returner }),
    ...(event.lineage.length === 0 ? undefined : { lineage: event.lineage }),
  };
}

/** Jumping back uses up the token's latest return; walking again makes all of them pointless. */
export function resubmitted(instance: Instance, event: Resubmitted): Instance {
  if (event.resume === 'rewalk') {
    return { ...superseded(withoutReturnsOf(instance, event.token), event.superseded), status: 'running' };
  }
  const { returns, ...rest } = instance;
  const index = returns?.findLastIndex(({ token }) => token === event.token) ?? -1;
  const left = returns?.filter((_, at) => at !== index) ?? [];
  return left.length === 0 ? { ...rest, status: 'running' } : { ...rest, status: 'running', returns: left };
}

/** The instance without the records of nodes that no longer count. A visit keeps its number of openings. */
function superseded(instance: Instance, ids: readonly string[]): Instance {
  if (ids.length === 0) return instance;
  const gone = new Set(ids);
  const { gateways, joins, ...rest } = instance;
  const keptGateways = gateways?.filter(({ node }) => !gone.has(node)) ?? [];
  const keptJoins = joins?.filter(({ node }) => !gone.has(node)) ?? [];
  return {
    ...rest,
    visits: instance.visits.map((visit) => (gone.has(visit.node) ? forgotten(visit) : visit)),
    ...(keptGateways.length === 0 ? undefined : { gateways: keptGateways }),
    ...(keptJoins.length === 0 ? undefined : { joins: keptJoins }),
  };
}

function forgotten({ node, count }: Visit): Visit {
  return count === undefined ? { node, order: 0 } : { node, order: 0, count };
}
