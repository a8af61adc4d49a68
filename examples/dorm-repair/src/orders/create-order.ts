import type { Queryable } from '../../../foundation/src/database/pool.ts';
import { dayOf } from '../../../foundation/src/pages/moments.ts';
import type { CreateEvent } from '../contract/envelope.ts';
import type { Centre } from './centre.ts';
import { linksOf } from './decide-event.ts';
import type { Order } from './order.ts';
import { readOrigin } from './read-fields.ts';
import { findReference } from './read-order.ts';
import { addFiles, nextMoment, record } from './write-change.ts';

/** Makes the order of a case, or finds the one that the case has already. */
export async function createOrder(
  db: Queryable,
  centre: Centre,
  event: CreateEvent,
): Promise<{ readonly order: Order; readonly created: boolean }> {
  const known = await findReference(db, event.data.reference);
  if (known !== undefined) return { order: known, created: false };
  const id = await insert(db, centre, event);
  if (id === undefined) {
    // Another connection made it between the two questions.
    const other = await findReference(db, event.data.reference);
    if (other === undefined) throw new Error(`order of ${event.data.reference} vanished`);
    return { order: other, created: false };
  }
  const files = linksOf(event.data.files);
  await addFiles(db, { orderId: id, version: 1, files, now: centre.now() });
  const by = { hall: { eventId: event.id, who: event.data.applicant.name } };
  return { order: await record(db, centre, id, { state: {}, said: '报修', by }), created: true };
}

async function insert(db: Queryable, centre: Centre, event: CreateEvent): Promise<string | undefined> {
  const origin = readOrigin(centre.config, event.data);
  // First of all the reference: whoever comes second waits here, and no number is taken in vain.
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [origin.reference]);
  if ((await findReference(db, origin.reference)) !== undefined) return undefined;
  const no = await nextNumber(db, centre);
  const at = await nextMoment(db, centre.now());
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO repair_order (no, reference, version, status, lap, test, area, area_name, place, kind, kind_name,
       trade, asset_no, description, applicant_no, applicant_name, phone, fields, link, cause, created_at, clock_from, updated_at)
     VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $20, $20)
     RETURNING id::text`,
    [
      no,
      origin.reference,
      centre.config.begins,
      event.data.lap,
      origin.test,
      origin.area,
      origin.areaName,
      origin.place,
      origin.kind,
      origin.kindName,
      origin.trade,
      origin.assetNo,
      origin.description,
      origin.applicantNo,
      origin.applicantName,
      origin.phone,
      JSON.stringify(origin.fields),
      origin.link,
      event.id,
      at,
    ],
  );
  return rows[0]?.id;
}

async function nextNumber(db: Queryable, { config, now }: Centre): Promise<string> {
  const year = Number(dayOf(now()).slice(0, 4));
  const { rows } = await db.query<{ last: number }>(
    `INSERT INTO order_number VALUES ($1, 1)
     ON CONFLICT (year) DO UPDATE SET last = order_number.last + 1 RETURNING last`,
    [year],
  );
  return `${config.numberPrefix}${year}-${String(rows[0]?.last ?? 0).padStart(4, '0')}`;
}
