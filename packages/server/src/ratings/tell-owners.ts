import type { Catalogue } from '../catalogue/catalogue.ts';
import { localDay } from '../instances/reference.ts';
import { addMessages, type NewMessage } from '../messages/store.ts';
import type { LiveDirectory } from '../people/directory.ts';
import type { Pool } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';
import type { DayDeps } from './deps.ts';
import { replyDueAt } from './due-at.ts';
import { markTold, owedReplies, type OwedRow } from './office-store.ts';

/** What the reminder of units needs. */
export interface TellOwnersDeps extends DayDeps {
  readonly pool: Pool;
  readonly catalogue: { refresh(): Promise<Catalogue> };
  readonly directory: LiveDirectory;
}

/**
 * Tells the heads of a unit 差评提醒 which bad ratings wait for its reply: each rating when it is new, and when it is late,
 * once; one message a day, which says nothing of any single rating.
 */
export async function tellOwners(deps: TellOwnersDeps): Promise<void> {
  const { pool, clock, calendar } = deps;
  const now = clock();
  const today = localDay(now, calendar.current().utcOffsetMinutes);
  const isLate = ({ givenOn, replyDays }: OwedRow): boolean =>
    (replyDueAt(calendar.current(), givenOn, replyDays) ?? Infinity) < now;
  const [catalogue, directory] = await Promise.all([deps.catalogue.refresh(), deps.directory.refresh()]);
  const owed = await owedReplies(pool, today);
  const late = owed.filter(isLate);
  const news = owed.filter((row) => !row.isTold || (!row.isToldLate && isLate(row)));
  if (news.length === 0) return;
  const unitOf = ({ service }: OwedRow): number => {
    const owner = catalogue.find(service)?.definition.owner.unit;
    return (owner === undefined ? undefined : directory.unitByCode(owner)?.id) ?? NO_UNIT;
  };
  const units = new Set(news.map(unitOf));
  const messages = [...units].flatMap((unit) => {
    const waiting = owed.filter((row) => unitOf(row) === unit).length;
    const overdue = late.filter((row) => unitOf(row) === unit).length;
    return directory.heads(unit).map((person) => reminder(person, unit, { waiting, overdue, today }));
  });
  await transaction(pool, async (db) => {
    await markTold(db, tokensOf(news), tokensOf(late), now);
    await addMessages(db, messages, now);
  });
}

const tokensOf = (rows: readonly OwedRow[]): readonly string[] => rows.map(({ token }) => token);

/** No unit has this id, and it has no heads. */
const NO_UNIT = 0;

function reminder(
  person: number,
  unit: number,
  { waiting, overdue, today }: { waiting: number; overdue: number; today: string },
): NewMessage {
  const late =
    overdue === 0
      ? { zh: '', en: '' }
      : { zh: `，其中 ${overdue} 条已逾期`, en: `, ${overdue} of them late` };
  return {
    person,
    kind: 'ratingWaiting',
    dedupe: `ratingWaiting/${unit}/${today}`,
    title: { zh: `差评待回复：${waiting} 条`, en: `Bad ratings to reply to: ${waiting}` },
    body: {
      zh: `本部门事项有 ${waiting} 条差评等待回复${late.zh}。请了解情况，处理后回复。`,
      en: `${waiting} bad ratings of your services wait for a reply${late.en}. Find out what happened and reply.`,
    },
    link: '/office/ratings',
  };
}
