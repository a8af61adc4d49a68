import {
  nodeName,
  type Flow,
  type IncidentRaised,
  type IncidentResolved,
  type RoundClosed,
  type RoundOpened,
  type SeatAutoApproved,
} from '@wangban/engine';
import type { Told } from './timeline.ts';

type Settled = RoundOpened | RoundClosed | SeatAutoApproved | IncidentRaised | IncidentResolved;

const ASKED = {
  owner: 'askedOwner',
  superior: 'askedSuperior',
  unitHead: 'askedUnitHead',
  rule: 'askedOther',
  plan: undefined,
} as const;
const CLOSED = {
  empty: { passed: 'passedEmpty', failed: 'failedEmpty' },
  self: { passed: 'passedSelf', failed: 'failedSelf' },
  plan: { passed: 'passedPlan', failed: undefined },
} as const;
const RAISED = {
  empty: 'incident',
  self: 'incident',
  plan: 'incident',
  noWay: 'noWay',
  unclear: 'unclearWay',
  stuck: 'joinStuck',
} as const;

/** What the settings of a step did without a vote 自动处理: never silent. Ordinary rounds need no line. */
export function toldByItself(event: Settled, flow: Flow): Told | undefined {
  const kind = kindOf(event);
  if (kind === undefined) return undefined;
  const told = { kind, nodeName: nodeName(flow, event.node) };
  return event.type === 'SeatAutoApproved' ? { ...told, person: event.person } : told;
}

function kindOf(event: Settled): string | undefined {
  switch (event.type) {
    case 'RoundOpened':
      return event.instead === undefined ? undefined : ASKED[event.instead.by];
    case 'RoundClosed':
      // What was approved before has a line per seat.
      if (event.auto === undefined || event.auto === 'dedupe' || event.result === 'cancelled')
        return undefined;
      return CLOSED[event.auto][event.result];
    case 'SeatAutoApproved':
      return 'autoApproved';
    case 'IncidentRaised':
      return RAISED[event.cause];
    case 'IncidentResolved':
      return event.cause === undefined ? 'incidentResolved' : 'helpedOn';
  }
}
