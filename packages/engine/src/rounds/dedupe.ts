import { tokenOf } from '../scopes/around.ts';
import type { UserNode } from '../definition/flow.ts';
import type { EffectiveVote, SeatPlan } from '../events.ts';
import { nearest, visitedBefore } from '../returns/targets.ts';
import { changedSince } from './changed-fields.ts';
import { emit, type Work } from '../work.ts';

/**
 * 去重: seats whose holder has approved before approve by themselves. `adjacent` looks at the nearest approval node before
 * this one, `once` at all of them; never further back than the last return to the applicant, and not once a field
 * that is seen here has changed. Gives the seats that were spared.
 */
export function approveAgain(
  work: Work,
  node: UserNode,
  token: number,
  round: number,
  seats: readonly SeatPlan[],
): ReadonlySet<number> {
  const before = earlierVotes(work, node, token);
  const spared = new Set<number>();
  for (const { seat, candidates } of seats) {
    const [only, ...others] = candidates;
    if (only === undefined || others.length > 0 || !('person' in only)) continue;
    const vote = before.find(({ person }) => person === only.person);
    if (vote === undefined) continue;
    emit(work, {
      type: 'SeatAutoApproved',
      round,
      node: node.id,
      seat,
      person: only.person,
      source: vote.round,
    });
    spared.add(seat);
  }
  return spared;
}

/** Votes that may spare a decision here, nearest first. */
function earlierVotes({ flow, instance }: Work, node: UserNode, token: number): readonly EffectiveVote[] {
  const { lineage = [], scope } = tokenOf(instance, token) ?? {};
  const here = { node: node.id, order: instance.next, lineage, scope };
  const asked = visitedBefore(flow, instance, here).filter(({ votes }) => votes !== undefined);
  const visits = node.approval.dedupe === 'adjacent' ? nearest(asked) : asked;
  const since = instance.lapFrom ?? 0;
  return visits
    .toSorted((a, b) => b.no - a.no)
    .flatMap(({ votes = [] }) => votes)
    .filter((vote) => vote.round > since && changedSince(instance, node, vote.dataVersion).length === 0);
}
