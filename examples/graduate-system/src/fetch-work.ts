import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Queryable } from '../../foundation/src/database/pool.ts';
import { transaction } from '../../foundation/src/database/transaction.ts';
import { signedGet } from '../../foundation/src/signing/signature.ts';
import { addRecord, askAgain, changeRecord, lockReference } from './records.ts';
import { CODE, type System } from './system.ts';

const LIMIT_MS = 20_000;
/** A list that never ends must not keep us for ever. */
const MOST_PAGES = 100;
const MOST_BYTES = 4 * 1_048_576;

const Text = Type.String({ maxLength: 8000 });
const Event = Type.Object({
  id: Text,
  type: Text,
  data: Type.Object({
    reference: Text,
    service: Type.Optional(Text),
    applicant: Type.Optional(Type.Object({ personNo: Text, name: Text })),
    fields: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    link: Type.Optional(Type.Union([Text, Type.Null()])),
    reason: Type.Optional(Type.Union([Text, Type.Null()])),
  }),
});
type Event = Static<typeof Event>;
const List = Type.Object({ deliveries: Type.Array(Type.Object({ id: Text, event: Event })) });

/** Fetches what the hall has for us 取办件, page by page. Returns how many were taken; what goes wrong is written down. */
export async function fetchWork(system: System): Promise<number> {
  let taken = 0;
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const count = await fetchPage(system);
      if (count === 0) break;
      taken += count;
    }
    await note(system, null);
  } catch (error) {
    await note(system, error instanceof Error ? error.message : String(error));
  }
  return taken;
}

/** One page: its effects and the place up to which it was read are one transaction. */
async function fetchPage(system: System): Promise<number> {
  const { rows } = await system.pool.query<{ after: string }>('SELECT after FROM fetched');
  const before = rows[0]?.after ?? '';
  const list = await ask(system, before);
  if (list === undefined) {
    // The hall was set back, or we were: what it still has comes again, and what we know is known by its id.
    await system.pool.query(`UPDATE fetched SET after = ''`);
    return fetchPage(system);
  }
  const last = list.deliveries.at(-1);
  if (last === undefined) return 0;
  await transaction(system.pool, async (db) => {
    for (const { event } of list.deliveries) await take(db, system, event);
    await db.query('UPDATE fetched SET after = $1', [last.id]);
  });
  return list.deliveries.length;
}

/** Undefined: the hall has never given this `after`. */
async function ask(system: System, after: string): Promise<Static<typeof List> | undefined> {
  const query = after === '' ? '' : `?after=${encodeURIComponent(after)}`;
  const url = `${system.hallUrl}/api/systems/${CODE}/deliveries${query}`;
  const answer = await fetch(url, {
    headers: signedGet(system.secrets.toHall, system.now().getTime(), url),
    redirect: 'manual',
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  const body = await answer.text();
  if (answer.status === 400 && after !== '') return undefined;
  if (answer.status !== 200) throw new Error(`大厅回答 ${answer.status}：${body.slice(0, 200)}`);
  if (body.length > MOST_BYTES) throw new Error('大厅的清单太长');
  const value: unknown = JSON.parse(body);
  if (Value.Check(List, value)) return value;
  const [first] = Value.Errors(List, value);
  throw new Error(`大厅的清单不合约定：${first?.instancePath ?? ''} ${first?.message ?? ''}`);
}

/** An event takes effect once, however often the list brings it. */
async function take(db: Queryable, system: System, event: Event): Promise<void> {
  const now = system.now();
  const { rowCount } = await db.query(
    'INSERT INTO fetched_event VALUES ($1, $2) ON CONFLICT (id) DO NOTHING',
    [event.id, now],
  );
  if (rowCount === 0) return;
  const { reference, service, applicant, fields, link, reason } = event.data;
  if (event.type === 'order.create' && service !== undefined && applicant !== undefined) {
    const { personNo, name } = applicant;
    const record = {
      reference,
      service,
      personNo,
      personName: name,
      fields: fields ?? {},
      link: link ?? null,
    };
    await addRecord(db, record, now);
    return;
  }
  const known = await lockReference(db, reference);
  if (known === undefined) return;
  const change = { id: known.id, version: known.version, who: '服务大厅', now };
  // The office of the hall has put something right: the registrar looks at it anew.
  if (event.type === 'order.reopened') await askAgain(db, change, { ...known.fields, ...fields });
  if (event.type !== 'order.withdrawn') return;
  const withdrawn = { ...known, status: 'withdrawn', note: reason ?? null } as const;
  if (known.status === 'received') await changeRecord(db, change, withdrawn);
  // What is recorded stays until a person has looked at it.
  if (known.status === 'recorded')
    await changeRecord(db, change, { ...known, status: 'recorded', note: TOO_LATE });
}

const TOO_LATE = '学生已在大厅撤回，但已经登记，请核实后更正';

async function note(system: System, error: string | null): Promise<void> {
  await system.pool.query('UPDATE fetched SET at = $1, error = $2', [system.now(), error]);
}
