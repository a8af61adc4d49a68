import { useNumber } from '../../appliers/token.ts';
import type { Draft } from '../../instance.ts';
import { note, withoutTimer } from '../note.ts';
import type { AfterEvent } from './events.ts';

/** Lets a draft follow an event after the close. */
export function applyAfter(draft: Draft, event: AfterEvent): void {
  switch (event.type) {
    case 'ConfirmationAsked':
      useNumber(draft, event.confirmation);
      return note(draft, {
        confirmation: { no: event.confirmation, until: event.until },
        confirmed: undefined,
      });
    case 'Confirmed':
      return note(draft, {
        confirmation: undefined,
        confirmed: event.how,
        timers: withoutTimer(draft, 'confirmation', ''),
      });
    case 'NotConfirmed':
    case 'ConfirmationDropped':
      return note(draft, { confirmation: undefined });
    case 'ObligationBegun': {
      const { obligation, kind, holder, due } = event;
      useNumber(draft, obligation);
      const owed = { obligation, kind, holder, due, overdue: undefined };
      return note(draft, { obligations: [...(draft.docket?.obligations ?? []), owed] });
    }
    case 'ObligationNear':
      return note(draft, { timers: withoutTimer(draft, 'obligation', event.key) });
    case 'ObligationOverdue':
      return note(draft, {
        obligations: draft.docket?.obligations?.map((each) =>
          each.obligation === event.obligation ? { ...each, overdue: true } : each,
        ),
        timers: withoutTimer(draft, 'obligation', event.key),
      });
    case 'ObligationFulfilled':
    case 'ObligationExtended':
    case 'ObligationDropped':
      return note(draft, {
        obligations: draft.docket?.obligations?.filter(({ obligation }) => obligation !== event.obligation),
      });
    case 'ExtensionGranted':
      return note(draft, { extends: undefined });
  }
}
