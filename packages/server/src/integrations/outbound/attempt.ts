import {
  askPending,
  createOrder,
  findOrder,
  tellEvent,
  type CreateAnswer,
  type Peer,
  type SealedBody,
} from '@wangban/connectors/webhook';

/** A delivery that is ready to be sent. */
export interface Sending {
  readonly kind: string;
  readonly reference: string;
  readonly body: SealedBody;
  /** The order that it is about; null for the one that makes it. */
  readonly orderId: string | null;
  /** An order that takes longer: what to ask for. */
  readonly token: string | null;
  /** The outcome of an attempt before is not known. */
  readonly unsure: boolean;
  readonly honoursIdempotencyKey: boolean;
}

/** What came of an attempt; `unclear`: it may have been done, the system cannot be asked, and sending it again might do it twice. */
export type Attempted = CreateAnswer | { readonly kind: 'unclear' };

/**
 * One attempt 一次投递. A new order whose fate is not known is looked for before it is asked for again; whatever else is told comes
 * with its id, by which the system knows it.
 */
export async function attempt(peer: Peer, sending: Sending): Promise<Attempted> {
  const { reference, body, orderId, token, unsure } = sending;
  if (orderId !== null) return tellEvent(peer, orderId, body);
  if (token !== null) return askPending(peer, reference, token);
  return unsure ? lookFirst(peer, sending) : createOrder(peer, reference, body);
}

async function lookFirst(
  peer: Peer,
  { reference, body, honoursIdempotencyKey }: Sending,
): Promise<Attempted> {
  const found = await findOrder(peer, reference);
  if (found.kind === 'done' && found.value !== undefined) return { kind: 'adopted', value: found.value };
  if (found.kind === 'done') return createOrder(peer, reference, body);
  if (found.kind !== 'refused') return found;
  return honoursIdempotencyKey ? createOrder(peer, reference, body) : { kind: 'unclear' };
}
