import type { TimelineEntry } from '../../api/shapes.ts';
import { timelineWords } from '../../locale/timeline.ts';

/** What a timeline line may say. */
export type EventKey = keyof (typeof timelineWords)['zh']['events'];

const GOOD: ReadonlySet<EventKey> = new Set([
  'approved',
  'accepted',
  'closed',
  'autoApproved',
  'confirmed',
  'obligationFulfilled',
]);
const WARN: ReadonlySet<EventKey> = new Set([
  'rejected',
  'returned',
  'overdue',
  'warning',
  'failedEmpty',
  'failedSelf',
  'incident',
  'noWay',
  'unclearWay',
  'joinStuck',
  'held',
  'stuck',
  'terminated',
  'voided',
  'lapsed',
  'suspended',
  'supervised',
  'supervisionEscalated',
  'taskWarning',
  'taskOverdue',
  'timedOutReject',
  'timedOutFailed',
  'notSolved',
  'obligationOverdue',
]);

function isEventKey(kind: string): kind is EventKey {
  return Object.hasOwn(timelineWords.zh.events, kind);
}

/** The words' key of an entry; undefined for what readers need no line for (a task that opened shows as "now"). */
export function eventKey(entry: TimelineEntry): EventKey | undefined {
  if (entry.kind === 'opened') return undefined;
  if (entry.kind === 'milestone') return entry.outcome === 'accepted' ? 'accepted' : 'milestone';
  return isEventKey(entry.kind) ? entry.kind : undefined;
}

/** The dot's colour. */
export function eventTone(kind: EventKey): 'good' | 'warn' | 'plain' {
  if (GOOD.has(kind)) return 'good';
  return WARN.has(kind) ? 'warn' : 'plain';
}
