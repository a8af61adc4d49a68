import { nodeName, type Event, type Flow, type Text } from '@wangban/engine';
import type { Static } from 'typebox';
import { restoreEvent } from '../effects/history-rows.ts';
import type { TimelineEntry } from '../schema.ts';
import type { HistoryRow } from '../store.ts';
import { personRef, type Names } from './person-ref.ts';

type Entry = Static<typeof TimelineEntry>;
/** What an entry says beside when and who. */
interface Told {
  readonly kind: string;
  readonly nodeName?: Text | undefined;
  readonly to?: number | undefined;
  readonly opinion?: string | undefined;
  readonly outcome?: string | undefined;
}

/** Timeline 办理过程, oldest first: the events that people understand. */
export function timelineOf(history: readonly HistoryRow[], flow: Flow, names: Names): Entry[] {
  return history.toReversed().flatMap(({ at, actor_id: actor, events }) =>
    events
      .map((stored) => restoreEvent(stored, at.getTime(), actor))
      .flatMap((event) => told(event, flow) ?? [])
      .map((one) => entry(at, actor, one, names)),
  );
}

function told(event: Event, flow: Flow): Told | undefined {
  switch (event.type) {
    case 'InstanceSubmitted':
      return { kind: 'submitted' };
    case 'TaskOpened':
      return event.kind === 'approval' ? { kind: 'opened', nodeName: nodeName(flow, event.node) } : undefined;
    case 'TaskClosed':
      if (event.outcome === 'cancelled') return undefined;
      return {
        kind: event.outcome,
        nodeName: event.outcome === 'resubmitted' ? undefined : nodeName(flow, event.node),
        opinion: event.opinion,
        outcome: event.outcome,
      };
    case 'TaskClaimed':
      return { kind: 'claimed' };
    case 'TaskTransferred':
      return { kind: 'transferred', to: event.to, opinion: event.reason };
    case 'Reminded':
      return { kind: 'reminded' };
    case 'MilestoneReached':
      return { kind: 'milestone', nodeName: nodeName(flow, event.node), outcome: event.name };
    case 'DeadlineReached':
      return { kind: event.timer };
    case 'InstanceClosed':
      return {
        kind: event.outcome === 'withdrawn' ? 'withdrawn' : 'closed',
        opinion: event.reason,
        outcome: event.outcome,
      };
    case 'DataChanged':
    case 'VariablesSet':
    case 'TokenPlaced':
    case 'TokenArrived':
    case 'TokenConsumed':
    case 'TokenFrozen':
    case 'TokenThawed':
    case 'ForkPassed':
    case 'JoinPassed':
    case 'GatewayPassed':
    case 'RoundOpened':
    case 'RoundClosed':
    case 'TaskFrozen':
    case 'TaskThawed':
    case 'Returned':
    case 'Resubmitted':
    case 'ClockPaused':
    case 'ClockResumed':
    case 'TimerArmed':
    case 'TimerCancelled':
      return undefined;
  }
}

/** Nobody is named for what follows by itself: an opened step, a milestone, a close by decision. */
const BY_ITSELF = new Set(['opened', 'milestone', 'closed', 'warning', 'overdue']);

function entry(at: Date, actor: number | null, one: Told, names: Names): Entry {
  return {
    at: at.toISOString(),
    kind: one.kind,
    nodeName: one.nodeName ?? null,
    actor: actor === null || BY_ITSELF.has(one.kind) ? null : personRef(names, actor),
    to: one.to === undefined ? null : personRef(names, one.to),
    opinion: one.opinion ?? null,
    outcome: one.outcome ?? null,
  };
}
