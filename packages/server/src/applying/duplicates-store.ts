import type { Text } from '@wangban/engine';
import type { ColumnStatus, Stage } from '../instances/state.ts';
import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** More are shown as this many. */
const MOST_COUNTED = 100;

/** A case of the asking person that is the same. */
export interface OwnDuplicate {
  readonly id: number;
  readonly reference: string;
  readonly title: Text;
  readonly status: ColumnStatus;
  readonly stage: Stage;
  readonly submittedAt: Date;
}

const SAME = `duplicate_key = $1 AND id <> $3
  AND (status <> 'closed' OR (submitted_at > $2 AND outcome NOT IN ('withdrawn', 'voided', 'terminated', 'lapsed')))`;

const count = statement<{ n: number }>(
  'applying.count-duplicates',
  `SELECT count(*) AS n FROM (SELECT FROM instance WHERE ${SAME} LIMIT ${MOST_COUNTED}) AS same`,
);
const own = statement<OwnDuplicate>(
  'applying.own-duplicates',
  `SELECT id, reference, title, status, stage, submitted_at AS "submittedAt" FROM instance
   WHERE ${SAME} AND applicant_id = $4 ORDER BY submitted_at DESC LIMIT 3`,
);

/** What is looked for: the key, since when closed cases count, the case that is no duplicate of itself, whose are named. */
export interface Sought {
  readonly key: string;
  readonly since: Date;
  readonly except: number;
  readonly applicant: number;
}

/** Cases with the same key 同类办件: how many, and the person's own. */
export async function duplicatesOf(
  db: Queryable,
  { key, since, except, applicant }: Sought,
): Promise<{ readonly count: number; readonly own: readonly OwnDuplicate[] }> {
  const hash = Buffer.from(key.slice(2), 'hex');
  const [row] = await count(db, [hash, since, except]);
  const n = row?.n ?? 0;
  return { count: n, own: n === 0 ? [] : await own(db, [hash, since, except, applicant]) };
}
