import type { ReturnFrame } from '../instance.ts';
import { dropFrozenBy } from '../scopes/cancel.ts';
import { emit, type Work } from '../work.ts';
import { supersededBy } from './superseded.ts';

/** Walking again makes all returns of the token pointless: each leads to a node that comes later. */
export function abandonReturn(work: Work, frame: ReturnFrame): false {
  const { token, target } = frame;
  dropFrozenBy(work, token);
  const visit = work.instance.visits.find(({ node }) => node === target);
  const place = { node: target, order: visit?.no ?? 0, lineage: visit?.lineage ?? [], scope: visit?.scope };
  emit(work, {
    type: 'Resubmitted',
    token,
    node: target,
    resume: 'rewalk',
    rewalkForced: true,
    superseded: supersededBy(work.flow, work.instance, place),
  });
  return false;
}
