import { createHash } from 'node:crypto';
import { parseSystemEvent, verify, type WireProblem } from '@wangban/connectors/webhook';
import type { IncomingHttpHeaders } from 'node:http';
import type { KnownSystem } from '../systems/systems.ts';
import type { EventWriter } from './event-writer.ts';
import type { PeerBudget } from './peer-budget.ts';
import { signatureOf } from './signature-of.ts';

/** Why something that came in is not written down, as the contract's table has it. */
export type ReceiveRefusal =
  | { readonly refused: 'off' }
  | { readonly refused: 'signature'; readonly flaw: string }
  | { readonly refused: 'malformed'; readonly problems: readonly WireProblem[] }
  | { readonly refused: 'tooFast'; readonly seconds: number }
  | { readonly refused: 'differs'; readonly id: string };

/** What receiving needs. */
export interface Receiving {
  readonly clock: () => number;
  readonly writer: EventWriter;
  readonly budget: PeerBudget;
}

/** A request as it came, its body untouched. */
export interface RawRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Takes an event of a system 接收来信: the signature is checked over the raw bytes, the envelope is read, and it is written down,
 * nothing more. What it does follows, in order.
 */
export async function receiveEvent(
  { clock, writer, budget }: Receiving,
  { code, status, definition, secretsAt }: KnownSystem,
  { headers, body }: RawRequest,
): Promise<ReceiveRefusal | { readonly received: true }> {
  if (status === 'disabled') return { refused: 'off' };
  const seconds = budget(code, definition.limits?.eventsPerMinute);
  if (seconds > 0) return { refused: 'tooFast', seconds };
  const now = clock();
  const verified = verify(signatureOf(headers), body, secretsAt('inbound', now), now);
  if ('flaw' in verified) return { refused: 'signature', flaw: verified.flaw };
  const parsed = parseSystemEvent(body);
  if ('problems' in parsed) return { refused: 'malformed', problems: parsed.problems };
  const { id, data } = parsed.value;
  if (id !== verified.id) return { refused: 'malformed', problems: [OTHER_ID] };
  if (data.reference.includes('\u0000')) return { refused: 'malformed', problems: [UNSTORABLE] };
  const written = await writer.write({
    system: code,
    eventId: id,
    via: 'webhook',
    sha256: createHash('sha256').update(body).digest(),
    body: body.toString('utf8'),
    orderId: data.id,
    reference: data.reference,
  });
  return written === 'differs' ? { refused: 'differs', id } : { received: true };
}

const OTHER_ID: WireProblem = {
  field: '/id',
  zh: '应与请求头 webhook-id 相同',
  en: 'must equal the header webhook-id',
};
const UNSTORABLE: WireProblem = {
  field: '/data/reference',
  zh: '含有空字符',
  en: 'holds a NUL character',
};
