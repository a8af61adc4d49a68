import type { TaskKind, Text } from '@wangban/engine';
import type { Cursor } from '../instances/cursor.ts';
import type { Address } from '../people/substitution.ts';
import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** A task with what its card shows of the instance. */
export interface CardRow {
  readonly id: number;
  readonly version: number;
  readonly kind: TaskKind;
  readonly node: string;
  readonly status: 'open' | 'frozen' | 'closed';
  readonly holder: number | null;
  /** Inbox addresses that it opened with. */
  readonly principals: readonly number[];
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly closedBy: number | null;
  readonly outcome: string | null;
  readonly instance: number;
  readonly reference: string;
  readonly service: string;
  readonly service_version: number;
  readonly title: Text;
  readonly applicant: number;
  readonly dueAt: Date | null;
  /** Where it stands in the list. */
  readonly at: Date;
}

const CARD = `t.id, t.version, t.kind, t.node, t.status, t.holder_id AS holder,
  array_to_json(t.principals) AS principals, t.opened_at AS "openedAt",
  t.closed_at AS "closedAt", t.closed_by AS "closedBy", t.outcome, i.id AS instance, i.reference, i.service,
  i.service_version, i.title, i.applicant_id AS applicant, i.due_at AS "dueAt"`;

const selectInbox = statement<CardRow>(
  'tasks.inbox',
  `SELECT ${CARD}, p.at
   FROM inbox_page($1, $2, $3, $4) AS p JOIN task t ON t.id = p.task JOIN instance i ON i.id = t.instance_id
   ORDER BY p.at, p.task`,
);

const selectInboxFor = statement<CardRow>(
  'tasks.inbox-for',
  `SELECT ${CARD}, p.at
   FROM inbox_page_for($1, $2, $3, $4, $5, $6) AS p JOIN task t ON t.id = p.task JOIN instance i ON i.id = t.instance_id
   ORDER BY p.at, p.task`,
);

/** Open tasks 待办 of these addresses, oldest first: one more than `limit` when there is a next page. */
export function inboxOf(
  db: Queryable,
  addresses: readonly Address[],
  after: Cursor | undefined,
  limit: number,
): Promise<readonly CardRow[]> {
  const page = [after?.at ?? '-infinity', after?.id ?? 0, limit + 1];
  return addresses.some(({ grantor }) => grantor !== undefined)
    ? selectInboxFor(db, [...lists(addresses), ...page])
    : selectInbox(db, [keys(addresses), ...page]);
}

function keys(addresses: readonly Address[]): string {
  return `{${addresses.map(({ key }) => key).join(',')}}`;
}

/** The three lists that the functions for substitutes take. Without a target a grantor's own applications stay theirs. */
function lists(addresses: readonly Address[]): readonly unknown[] {
  return [
    keys(addresses),
    addresses.map(({ since }) => (since === undefined ? '-infinity' : new Date(since).toISOString())),
    addresses.map(({ targets, grantor }) =>
      grantor === undefined ? null : JSON.stringify(targets ?? 'everything'),
    ),
  ];
}

const selectOpenTask = statement<{ found: boolean }>(
  'tasks.open-for',
  `SELECT EXISTS (
     SELECT FROM task t JOIN unnest($2::bigint[], $3::timestamptz[], $4::json[]) AS p (principal, since, targets)
       ON p.principal = coalesce(t.holder_id, p.principal) AND (t.holder_id IS NOT NULL OR p.principal = ANY (t.principals))
     WHERE t.instance_id = $1 AND t.status <> 'closed' AND t.opened_at >= p.since AND is_target(t.id, p.targets)
   ) AS found`,
);

/** Does one of these addresses have an open task of the instance? */
export async function hasOpenTask(
  db: Queryable,
  instance: number,
  addresses: readonly Address[],
): Promise<boolean> {
  const [row] = await selectOpenTask(db, [instance, ...lists(addresses)]);
  return row?.found === true;
}

const selectDone = statement<CardRow>(
  'tasks.done',
  `SELECT ${CARD}, p.at
   FROM done_page($1, $2, $3, $4) AS p JOIN task t ON t.id = p.task JOIN instance i ON i.id = t.instance_id
   ORDER BY p.at DESC, p.task DESC`,
);

/** Tasks that the person decided on 已办, newest first: one more than `limit` when there is a next page. */
export function doneBy(
  db: Queryable,
  person: number,
  after: Cursor | undefined,
  limit: number,
): Promise<readonly CardRow[]> {
  const place = after ?? { at: 'infinity', id: 0 };
  return selectDone(db, [person, place.at, place.id, limit + 1]);
}

const selectTask = statement<CardRow>(
  'tasks.one',
  `SELECT ${CARD}, t.opened_at AS at FROM task t JOIN instance i ON i.id = t.instance_id WHERE t.id = $1`,
);

/** One task by id. */
export async function findTask(db: Queryable, id: number): Promise<CardRow | undefined> {
  const [row] = await selectTask(db, [id]);
  return row;
}

/** Numbers beyond this are shown as 99+. */
const MOST_COUNTED = 100;

const selectCounts = statement<{ open: number; unread: number }>(
  'tasks.counts',
  `SELECT count_inbox($1, ${MOST_COUNTED}) AS open,
     (SELECT count(*) FROM (
        SELECT FROM message m WHERE m.person_id = $2 AND m.read_at IS NULL LIMIT ${MOST_COUNTED}) AS u) AS unread`,
);

const selectCountsFor = statement<{ open: number; unread: number }>(
  'tasks.counts-for',
  `SELECT count_inbox_for($1, $2, $3, ${MOST_COUNTED}) AS open,
     (SELECT count(*) FROM (
        SELECT FROM message m WHERE m.person_id = $4 AND m.read_at IS NULL LIMIT ${MOST_COUNTED}) AS u) AS unread`,
);

/** Open tasks and unread messages of a person, both counted up to `MOST_COUNTED`. */
export async function countsOf(
  db: Queryable,
  person: number,
  addresses: readonly Address[],
): Promise<{ readonly open: number; readonly unread: number }> {
  const [row] = addresses.some(({ grantor }) => grantor !== undefined)
    ? await selectCountsFor(db, [...lists(addresses), person])
    : await selectCounts(db, [keys(addresses), person]);
  return row ?? { open: 0, unread: 0 };
}
