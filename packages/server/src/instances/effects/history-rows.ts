import type { Event } from '@wangban/engine';
import type { AppliedCommand } from '../change.ts';
import { eventHash, GENESIS } from '../../platform/audit/seal-hash.ts';
import type { EventRow } from './rows.ts';

type Stamped = 'at' | 'by';
/** Event as stored: its time and actor are those of the row. */
export type StoredEvent = Event extends infer E ? (E extends Event ? Omit<E, Stamped> : never) : never;

/** Gives a stored event its time and actor back. */
export function restoreEvent(event: StoredEvent, at: number, actor: number | null): Event {
  return actor === null ? { ...event, at } : { ...event, at, by: actor };
}

/** One row per command, each hashed upon the one before. */
export function historyRows(
  instanceId: number,
  version: number,
  headHash: string | undefined,
  applied: readonly AppliedCommand[],
): readonly EventRow[] {
  let previous = headHash ?? GENESIS;
  let seq = version;
  return applied.map(({ at, actor = null, events: happened }) => {
    seq++;
    const events = JSON.stringify(happened.map(withoutStamp));
    previous = eventHash(previous, { instanceId, seq, at, actor, events });
    return {
      instance_id: instanceId,
      seq,
      at: new Date(at).toISOString(),
      actor_id: actor,
      events,
      hash: `\\x${previous}`,
    };
  });
}

function withoutStamp({ at: _at, by: _by, ...event }: Event): StoredEvent {
  return event;
}
