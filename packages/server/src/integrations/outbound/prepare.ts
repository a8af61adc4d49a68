import type { Text } from '@wangban/engine';
import type { Queryable } from '../../platform/db/pool.ts';
import type { KnownSystem } from '../systems/systems.ts';
import type { Sending } from './attempt.ts';
import type { OutboundDeps } from './deps.ts';
import { filesNamedBy, makeBody } from './make-body.ts';
import {
  filesOf,
  type CaseFacts,
  type CaseFile,
  type DeliveryRow,
  type DueDelivery,
  type Wanted,
} from './store.ts';

/** What a delivery comes to once it is claimed 待认领投递: something to send, or an end without sending. */
export interface Prepared extends Wanted {
  readonly fate:
    Omit<Sending, 'token' | 'unsure'> | { readonly status: 'skipped' | 'dead'; readonly why: Text };
}

const WITHOUT_CASE: Text = { zh: '办件已经不在了', en: 'the case is not there any more' };

/** What making bodies needs. */
export interface PrepareDeps extends Pick<OutboundDeps, 'origin'> {
  readonly pool: Queryable;
}

/**
 * Makes the bodies that are not made yet 准备投递; they are stored with the claim and never made again. `told`: cases that the system
 * knows although it gave no order for them.
 */
export async function prepare(
  deps: PrepareDeps,
  system: KnownSystem,
  due: readonly DueDelivery[],
  told: ReadonlySet<number> = new Set(),
): Promise<readonly Prepared[]> {
  const named = due.flatMap(({ row }) =>
    row.body === null && filesNamedBy(row.payload).size > 0 ? [row.instanceId] : [],
  );
  const files = named.length === 0 ? [] : await filesOf(deps.pool, named);
  return due.map(({ row, of }) => {
    if (of === null) return { row, made: null, fate: { status: 'dead', why: WITHOUT_CASE } };
    const hasOrder = of.orderId !== null || told.has(of.id);
    return prepareOne(deps.origin.current(), system, row, { of, hasOrder, files });
  });
}

interface Material {
  readonly of: CaseFacts;
  readonly hasOrder: boolean;
  readonly files: readonly CaseFile[];
}

function prepareOne(
  address: string,
  { definition }: KnownSystem,
  row: DeliveryRow,
  { of, hasOrder, files }: Material,
): Prepared {
  const { honoursIdempotencyKey } = definition;
  if (row.body !== null)
    return { row, made: null, fate: toSend(row, row.kind, row.body, of, honoursIdempotencyKey) };
  const own = files.filter(({ instanceId }) => instanceId === row.instanceId);
  const link = `${address}/applications/${row.instanceId}`;
  const hallUrl = definition.hallUrl ?? address;
  const result = makeBody(row, { definition, of, hasOrder, files: own, hallUrl, link });
  if ('skip' in result) return { row, made: null, fate: { status: 'skipped', why: result.skip } };
  if ('dead' in result) return { row, made: null, fate: { status: 'dead', why: result.dead } };
  const { kind, body } = result;
  const { bytes } = body;
  return { row, made: { kind, bytes }, fate: toSend(row, kind, bytes, of, honoursIdempotencyKey) };
}

function toSend(
  { eventId: id }: DeliveryRow,
  kind: string,
  bytes: Uint8Array,
  { reference, orderId }: CaseFacts,
  honoursIdempotencyKey: boolean,
): Omit<Sending, 'token' | 'unsure'> {
  // A system's webhook may have told of the order already: what makes it is answered for all the same.
  const about = kind === 'order.create' ? null : orderId;
  return { kind, reference, body: { id, bytes }, orderId: about, honoursIdempotencyKey };
}
