import type { SealedBody } from './peer/peer.ts';
import { hallEvents, type HallEventData, type HallEventType } from './wire/hall-event.ts';
import { parseValue } from './wire/parse.ts';
import type { Parsed } from './wire/wire-problem.ts';

/** What the hall says about an event 待发事件; the rest of the envelope follows from the contract. */
export interface HallEventDraft<T extends HallEventType> {
  readonly type: T;
  /** The same on every attempt: letters, digits, `-` and `:`. */
  readonly id: string;
  readonly atMs: number;
  readonly data: HallEventData<T>;
  /** `hall`, `peer:<system>`, `recon` or `import`. */
  readonly origin?: string;
  readonly hops?: number;
}

/** Makes the bytes of an event 封存, once: they are stored and sent as they are. Refuses what the contract does not allow. */
export function sealEvent<T extends HallEventType>(draft: HallEventDraft<T>): Parsed<SealedBody> {
  const { type, id, atMs, data, origin = 'hall', hops = 0 } = draft;
  const time = new Date(atMs).toISOString();
  const event = {
    specversion: '1.0',
    id,
    source: 'urn:wangban:hall',
    type,
    subject: data.reference,
    time,
    timestamp: time,
    datacontenttype: 'application/json',
    origin,
    hops,
    data,
  };
  const parsed = parseValue(hallEvents[type], event);
  return 'problems' in parsed ? parsed : { value: { id, bytes: Buffer.from(JSON.stringify(event)) } };
}
