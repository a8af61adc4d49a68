import type { AfterEvent } from '@wangban/engine';
import type { Told } from './timeline.ts';

/** What the timeline says of the time after the close 办结后. */
export function toldAfter(event: AfterEvent): Told | undefined {
  switch (event.type) {
    case 'Confirmed':
      return { kind: event.how === 'default' ? 'confirmedByDefault' : 'confirmed' };
    case 'NotConfirmed':
      return { kind: 'notSolved', opinion: event.reason, files: event.files };
    case 'ObligationBegun':
      return { kind: 'obligationBegun', obligation: event.kind };
    case 'ObligationOverdue':
      return { kind: 'obligationOverdue', obligation: event.kind };
    case 'ObligationFulfilled':
      return {
        kind: event.late === true ? 'obligationFulfilledLate' : 'obligationFulfilled',
        obligation: event.kind,
      };
    case 'ObligationExtended':
      return { kind: 'obligationExtended', obligation: event.kind };
    // What is asked, or owed no more, shows in what follows.
    case 'ConfirmationAsked':
    case 'ConfirmationDropped':
    case 'ObligationNear':
    case 'ObligationDropped':
    case 'ExtensionGranted':
      return undefined;
  }
}
