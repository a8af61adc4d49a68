import { namedBy } from '../assignment/named.ts';
import type { ApproverRequest } from '../assignment/request.ts';
import type { Seating } from '../assignment/resolve.ts';
import { decider } from '../assignment/self.ts';
import type { Approval } from '../definition/approval.ts';
import type { Principal, SeatPlan } from '../events.ts';
import { canPass } from './tally.ts';

/** The seats of a round with their weights 权重: from the first rule that names who sits there, 1 for whoever steps in. */
export function weigh(approval: Approval, seating: Seating, request: ApproverRequest): readonly SeatPlan[] {
  const { weights, approvers, pool } = approval;
  if (weights === undefined) return seating.map((candidates, seat) => ({ seat, candidates }));
  const naming = { request, pool, mayDecide: decider(approval, request) };
  const named = new Map<string, number>();
  for (const [index, rule] of approvers.entries()) {
    for (const principal of namedBy([rule], naming)) {
      const key = keyOf(principal);
      if (!named.has(key)) named.set(key, weights[index] ?? 1);
    }
  }
  return seating.map((candidates, seat) => {
    const weight = Math.max(1, ...candidates.map((each) => named.get(keyOf(each)) ?? 1));
    return weight === 1 ? { seat, candidates } : { seat, candidates, weight };
  });
}

/** Can the weights add up to what the round needs? Their sum lies below it when people are missing. */
export function canReach(approval: Approval, seats: readonly SeatPlan[]): boolean {
  if (approval.quorum.kind !== 'weight') return true;
  const pending = seats.reduce((sum, { weight = 1 }) => sum + weight, 0);
  return canPass(approval, { approved: 0, rejected: 0, pending });
}

function keyOf(principal: Principal): string {
  return 'person' in principal ? `p${principal.person}` : `o${principal.position}`;
}
