import type { Text } from '@wangban/engine';
import type { Queryable } from '../../platform/db/pool.ts';
import type { KnownSystem } from '../systems/systems.ts';
import type { OutboundDeps } from './deps.ts';
import { unsent } from './ending-of.ts';
import type { Sending } from './attempt.ts';
import { filesNamedBy, makeBody } from './make-body.ts';
import {
  casesOf,
  filesOf,
  storeBodies,
  type CaseFacts,
  type CaseFile,
  type DeliveryRow,
  type Ending,
  type MadeBody,
} from './store.ts';

/** A delivery with what is to be sent. */
export interface Ready {
  readonly row: DeliveryRow;
  readonly sending: Sending;
}

/** What claimed deliveries come to: some are sent, some end here. */
export interface Prepared {
  readonly ready: readonly Ready[];
  readonly endings: readonly Ending[];
}

/** What making bodies needs. */
export interface PrepareDeps extends Pick<OutboundDeps, 'origin' | 'clock'> {
  readonly pool: Queryable;
}

/**
 * Makes the bodies that are not made yet and stores them 准备投递, all of one claim together: they are never made again. `told`:
 * cases that the system knows although it gave no order for them.
 */
export async function prepare(
  deps: PrepareDeps,
  system: KnownSystem,
  rows: readonly DeliveryRow[],
  told: ReadonlySet<number> = new Set(),
): Promise<Prepared> {
  const cases = await casesOf(
    deps.pool,
    system.code,
    rows.map(({ instanceId }) => instanceId),
  );
  const unmade = rows.filter(({ body }) => body === null);
  const named = unmade
    .filter(({ payload }) => filesNamedBy(payload).size > 0)
    .map(({ instanceId }) => instanceId);
  const files = named.length === 0 ? [] : await filesOf(deps.pool, named);
  const made: MadeBody[] = [];
  const prepared = rows.map((row) => {
    const of = cases.get(row.instanceId);
    if (of === undefined) return unsent(row, 'dead', WITHOUT_CASE, deps.clock());
    const hasOrder = of.orderId !== null || told.has(of.id);
    return prepareOne(deps, system, row, { of, hasOrder, files, made });
  });
  await storeBodies(deps.pool, made);
  return {
    ready: prepared.flatMap((each) => ('sending' in each ? each : [])),
    endings: prepared.flatMap((each) => ('sending' in each ? [] : each)),
  };
}

const WITHOUT_CASE: Text = { zh: '办件已经不在了', en: 'the case is not there any more' };

interface Material {
  readonly of: CaseFacts;
  readonly hasOrder: boolean;
  readonly files: readonly CaseFile[];
  readonly made: MadeBody[];
}

function prepareOne(
  { origin, clock }: PrepareDeps,
  { definition }: KnownSystem,
  row: DeliveryRow,
  { of, hasOrder, files, made }: Material,
): Ready | Ending {
  if (row.body !== null) return ready(row, row.kind, row.body, of, definition.honoursIdempotencyKey);
  const address = origin.current();
  const own = files.filter(({ instanceId }) => instanceId === row.instanceId);
  const link = `${address}/applications/${row.instanceId}`;
  const hallUrl = definition.hallUrl ?? address;
  const result = makeBody(row, { definition, of, hasOrder, files: own, hallUrl, link });
  if ('skip' in result) return unsent(row, 'skipped', result.skip, clock());
  if ('dead' in result) return unsent(row, 'dead', result.dead, clock());
  const { kind, body } = result;
  made.push({ id: row.id, fence: row.fence, kind, bytes: body.bytes });
  return ready(row, kind, body.bytes, of, definition.honoursIdempotencyKey);
}

function ready(
  row: DeliveryRow,
  kind: string,
  bytes: Uint8Array,
  { reference, orderId }: CaseFacts,
  honoursIdempotencyKey: boolean,
): Ready {
  const { eventId: id, token, unsure } = row;
  // A system's webhook may have told of the order already: what makes it is answered for all the same.
  const about = kind === 'order.create' ? null : orderId;
  const sending = {
    kind,
    reference,
    body: { id, bytes },
    orderId: about,
    token,
    unsure,
    honoursIdempotencyKey,
  };
  return { row, sending };
}
