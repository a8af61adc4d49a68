import { localDay } from '../instances/reference.ts';
import { waitingRatings } from '../ratings/office-store.ts';
import { rate, type Sent } from '../ratings/rate.ts';
import { reply } from '../ratings/reply.ts';
import { NAMED_PEOPLE } from './named-people.ts';
import type { PlayDeps, RunningCase } from './play-case.ts';

const HOUR_MS = 60 * 60_000;
const RATED_AFTER_MS = 5 * HOUR_MS;
const REPLIED_AFTER_MS = 30 * HOUR_MS;

type Given = Pick<Sent, 'stars' | 'options' | 'comment'>;

/** What the applicants give, one after the other; some say nothing. */
const GIVEN: readonly (Given | undefined)[] = [
  { stars: 5, options: ['speed.good', 'platform.good'], comment: '手机上几分钟就办好了。' },
  undefined,
  { stars: 4, options: ['convenience.good'], comment: '' },
  { stars: 5, options: ['speed.good'], comment: '' },
  { stars: 2, options: ['speed.poor'], comment: '等了三天才批，差点误了车票。' },
  undefined,
  { stars: 5, options: ['guide.good', 'convenience.good'], comment: '' },
  { stars: 3, options: ['guide.fair'], comment: '“是否离校”那一项不太好懂。' },
  { stars: 4, options: [], comment: '' },
];
const REPLY = '您好，已与辅导员核实：当天外出带队，没有及时看到。现已设置长期委托，外出时由同事代为审批。';

/** Something that somebody does at a moment of the demo's history. */
interface Later {
  readonly at: number;
  readonly run: () => Promise<void>;
}

/**
 * The rating 演示评价 that follows the last move of a case, and the reply to a bad one; `n` picks what is given. A case that
 * was withdrawn is refused, as anybody's would be; known people's lists stay as they are.
 */
export function ratingAfter(deps: PlayDeps, running: RunningCase, n: number): readonly Later[] {
  const given = GIVEN[n % GIVEN.length];
  const last = running.moves.at(-1);
  const isKnown = Object.values(NAMED_PEOPLE).some(({ personNo }) => personNo === running.applicant);
  if (given === undefined || last === undefined || isKnown) return [];
  const { instances, service } = deps;
  const { pool, clock, calendar } = instances;
  const { utcOffsetMinutes } = calendar.current();
  const sent: Sent = { ...given, isAnonymous: n % 4 === 0, adds: false };
  const rating = {
    instance: running.instanceId,
    rater: running.person,
    sent,
    definition: service.definition,
  };
  const at = last.at + RATED_AFTER_MS;
  return [
    { at, run: async () => void (await rate({ pool, clock, utcOffsetMinutes }, rating)) },
    ...(given.stars > 2 ? [] : [{ at: at + REPLIED_AFTER_MS, run: () => replyToAll(deps) }]),
  ];
}

/** 学生工作处 replies to whatever waits for it then. */
async function replyToAll({ instances, service: { definition } }: PlayDeps): Promise<void> {
  const { pool, clock, calendar, directory } = instances;
  const unit = directory.current().unitByCode(definition.owner.unit)?.id;
  const person = unit === undefined ? undefined : directory.current().heads(unit)[0];
  if (person === undefined) return;
  const today = localDay(clock(), calendar.current().utcOffsetMinutes);
  const said = { text: REPLY, result: 'fixed', plannedOn: null, calledBack: true } as const;
  for (const row of await waitingRatings(pool, [definition.code], today, undefined, 20))
    await reply(instances, { row, said, person, definition });
}
