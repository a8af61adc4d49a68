import { supersede } from '../appliers/supersede.ts';
import { newClock } from '../appliers/clock.ts';
import { dropReturnsOf, useNumber } from '../appliers/token.ts';
import type { Draft } from '../instance.ts';
import type { CaseEvent, CaseReopened, Supervised, Suspended, Unsuspended } from './events.ts';
import { applyAfter } from './after/apply-after.ts';
import { note, withoutTimer } from './note.ts';

/** Lets a draft follow an event of the case as a whole. */
export function applyCase(draft: Draft, event: CaseEvent): void {
  switch (event.type) {
    case 'Suspended':
    case 'Unsuspended':
      return suspensionChanged(draft, event);
    case 'CaseVoided':
      draft.outcome = 'voided';
      return;
    case 'CaseReopened':
      return reopened(draft, event);
    case 'TakenBack':
      draft.status = 'returned';
      draft.returns = undefined;
      draft.voted = undefined;
      draft.lapFrom = draft.next - 1;
      return supersede(draft, event.superseded);
    case 'Jumped':
      // Only the applicant's turn can be jumped out of while the case is with them.
      draft.status = 'running';
      draft.recalls = undefined;
      dropReturnsOf(draft, event.token);
      note(draft, { jumped: true });
      return supersede(draft, event.superseded);
    case 'Supervised':
      return supervised(draft, event);
    case 'SupervisionEscalated': {
      const { supervision, people, rung } = event;
      const climbed = draft.docket?.supervisions?.map((each) =>
        each.id === supervision ? { ...each, rung, people: [...each.people, ...people] } : each,
      );
      return note(draft, {
        supervisions: climbed,
        timers: withoutTimer(draft, 'supervision', `${supervision}`),
      });
    }
    case 'SupervisionReplied':
      return note(draft, {
        supervisions: draft.docket?.supervisions?.filter(({ id }) => id !== event.supervision),
      });
    case 'Supplemented':
      return note(draft, { supplements: (draft.docket?.supplements ?? 0) + 1 });
    case 'CaseCopied': {
      const added = event.people.map((person) => ({ person, read: undefined, due: event.mustReadBy }));
      return note(draft, { copies: [...(draft.docket?.copies ?? []), ...added] });
    }
    case 'CopyRead':
      return note(draft, {
        copies: draft.docket?.copies?.map((copy) =>
          copy.person === event.person ? { ...copy, read: true } : copy,
        ),
      });
    case 'TaskDeadline':
      return note(draft, { timers: withoutTimer(draft, event.timer, event.key) });
    case 'CopiesUnread':
      return note(draft, { timers: withoutTimer(draft, 'mustRead', event.key) });
    case 'TimedOut':
      return note(draft, { timers: withoutTimer(draft, 'action', event.key) });
    case 'LapseNear':
      return note(draft, { timers: withoutTimer(draft, 'lapseWarning', '') });
    case 'Lapsed':
      return note(draft, { timers: withoutTimer(draft, 'lapse', '') });
    // Tells people; the count is in the state by the returns themselves.
    case 'OwnerTold':
    case 'HoldersTold':
    // What the answer of a system does is told by the events that follow.
    case 'DeadlineAnswered':
      return undefined;
    case 'ConfirmationAsked':
    case 'Confirmed':
    case 'NotConfirmed':
    case 'ConfirmationDropped':
    case 'ObligationBegun':
    case 'ObligationNear':
    case 'ObligationOverdue':
    case 'ObligationFulfilled':
    case 'ObligationExtended':
    case 'ObligationDropped':
    case 'ExtensionGranted':
      return applyAfter(draft, event);
  }
}

function suspensionChanged(draft: Draft, event: Suspended | Unsuspended): void {
  const others = draft.docket?.suspended?.filter((reason) => reason !== event.reason) ?? [];
  note(draft, { suspended: event.type === 'Suspended' ? [...others, event.reason] : others });
}

function reopened(draft: Draft, event: CaseReopened): void {
  draft.status = 'running';
  draft.outcome = undefined;
  draft.voted = true;
  draft.lapFrom = draft.next - 1;
  draft.dueAt = null;
  draft.clock = { ...newClock(event.at), worked: event.workedMinutes };
  note(draft, { lap: event.lap });
  supersede(draft, event.superseded);
}

function supervised(draft: Draft, { supervision: id, people, minutes }: Supervised): void {
  useNumber(draft, id);
  note(draft, { supervisions: [...(draft.docket?.supervisions ?? []), { id, people, minutes, rung: 0 }] });
}
