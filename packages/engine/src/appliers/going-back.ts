import { lapBegan, sentBack } from '../case/note.ts';
import type { Resubmitted, Returned } from '../events.ts';
import type { Draft, ReturnFrame } from '../instance.ts';
import { supersede } from './supersede.ts';
import { dropReturnsOf, useNumber } from './token.ts';

export function returned(draft: Draft, event: Returned): void {
  useNumber(draft, event.returnNo);
  sentBack(draft);
  if (event.target === 'applicant') {
    draft.status = 'returned';
    draft.lapFrom = event.returnNo;
  }
  if (event.resume === 'jumpBack') {
    draft.returns = [...(draft.returns ?? []), newFrame(event, draft.dataVersion)];
    return;
  }
  dropReturnsOf(draft, event.token);
  supersede(draft, event.superseded);
}

function newFrame(event: Returned, data: number | undefined): ReturnFrame {
  return {
    id: event.returnNo,
    token: event.token,
    from: event.from,
    target: event.targetNode,
    no: event.order,
    returner: event.returner,
    inside: event.inside,
    data,
    outside: event.outside,
    lineage: event.lineage.length === 0 ? undefined : event.lineage,
  };
}

/** Jumping back uses up the token's latest return; walking again makes all of them pointless. */
export function resubmitted(draft: Draft, event: Resubmitted): void {
  const anew = draft.status === 'returned' && event.resume === 'rewalk';
  draft.status = 'running';
  if (anew) lapBegan(draft);
  if (event.resume === 'rewalk') {
    dropReturnsOf(draft, event.token);
    supersede(draft, event.superseded);
    return;
  }
  // A line of work that was jumped over has no last round that could come back.
  draft.recalls = undefined;
  const index = draft.returns?.findLastIndex(({ token }) => token === event.token);
  const left = draft.returns?.filter((_, at) => at !== index) ?? [];
  draft.returns = left.length === 0 ? undefined : left;
}
