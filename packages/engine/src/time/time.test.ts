import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDuration,
  isTimeProblem,
  nextCron,
  nextRepeat,
  parseCron,
  parseDuration,
  parseInstant,
  parseRepeat,
  type TimeProblem,
} from './index.ts';

const SHANGHAI = 480;
const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}+08:00`);
const shown = (ms: number | undefined): string =>
  ms === undefined ? 'never' : new Date(ms + SHANGHAI * 60_000).toISOString().slice(0, 19).replace('T', ' ');

/** What must have been readable. */
function read<T extends object | number>(value: T | TimeProblem): T {
  if (isTimeProblem(value)) throw new Error(value.message.en);
  return value;
}

describe('durations', () => {
  test.each([
    ['P1Y2M3DT4H5M6.5S', { months: 14, days: 3, ms: 14_706_500 }],
    ['PT8H', { months: 0, days: 0, ms: 28_800_000 }],
    ['P2W', { months: 0, days: 14, ms: 0 }],
    ['P1W2D', { months: 0, days: 9, ms: 0 }],
    ['PT0S', { months: 0, days: 0, ms: 0 }],
    ['PT36H', { months: 0, days: 0, ms: 129_600_000 }],
    ['P1.5D', { months: 0, days: 1, ms: 43_200_000 }],
    ['PT0,25H', { months: 0, days: 0, ms: 900_000 }],
    ['p1m', { months: 1, days: 0, ms: 0 }],
    ['-P1DT1M', { months: 0, days: -1, ms: -60_000 }],
    [' +PT1M ', { months: 0, days: 0, ms: 60_000 }],
  ])('%s is read', (text, duration) => {
    expect(parseDuration(text)).toEqual(duration);
  });

  test.each([
    ['', '不是时长'],
    ['P', '不是时长'],
    ['PT', '不是时长'],
    ['P1DT', '不是时长'],
    ['1H', '不是时长'],
    ['P1H', '不是时长'],
    ['PT1D', '不是时长'],
    ['PT5M3H', '不是时长'],
    ['P1.5Y', '小数'],
    ['PT1.5H30M', '小数'],
    ['P10000Y', '9999'],
    ['PT9999999999S', '不是时长'],
  ])('%j is refused, with the cause', (text, cause) => {
    const problem = parseDuration(text);
    expect('message' in problem && problem.message.zh).toContain(cause);
  });

  test.each([
    ['2026-01-31 09:00:00', 'P1M', '2026-02-28 09:00:00', 'the last day of a shorter month'],
    ['2024-01-31 09:00:00', 'P1M', '2024-02-29 09:00:00', 'in a leap year'],
    ['2024-02-29 09:00:00', 'P1Y', '2025-02-28 09:00:00', 'a year after a leap day'],
    ['2026-12-15 23:30:00', 'P1MT1H', '2027-01-16 00:30:00', 'over the year, months first'],
    ['2026-03-01 07:00:00', 'P1M', '2026-04-01 07:00:00', 'by the local date, not that of UTC'],
    ['2026-03-31 09:00:00', '-P1M', '2026-02-28 09:00:00', 'back'],
    ['2026-03-02 09:00:00', 'P1DT2H', '2026-03-03 11:00:00', 'days and hours'],
  ])('%s + %s = %s: %s', (from, duration, to) => {
    expect(shown(addDuration(at(from), read(parseDuration(duration)), SHANGHAI))).toBe(to);
  });
});

describe('moments', () => {
  test.each([
    ['2026-03-02', '2026-03-02 00:00:00'],
    ['2026-03-02T09:00', '2026-03-02 09:00:00'],
    ['2026-03-02 09:00:30', '2026-03-02 09:00:30'],
    ['2026-03-02T09:00:00Z', '2026-03-02 17:00:00'],
    ['2026-03-02T09:00:00.999+01:00', '2026-03-02 16:00:00'],
    ['2026-03-02T09:00:00-0330', '2026-03-02 20:30:00'],
    ['2026-03-02T09:00:00+08', '2026-03-02 09:00:00'],
    ['2026-03-02T09:00:00+01:00[Europe/Berlin]', '2026-03-02 16:00:00'],
    ['2026-03-02T24:00', '2026-03-03 00:00:00'],
    ['2024-02-29', '2024-02-29 00:00:00'],
  ])('%s is %s in Shanghai', (text, local) => {
    expect(shown(read(parseInstant(text, SHANGHAI)))).toBe(local);
  });

  test.each([
    ['', '不是时刻'],
    ['tomorrow', '不是时刻'],
    ['2026-3-2', '不是时刻'],
    ['2026-02-30', '不存在'],
    ['2026-13-01', '不存在'],
    ['2026-03-02T24:01', '不存在'],
    ['2026-03-02T09:60', '不存在'],
    ['2026-03-02T09:00:00+16:00', '不存在'],
    ['2026-03-02T09:00:00[Europe/Berlin]', '偏移量'],
  ])('%j is refused, with the cause', (text, cause) => {
    const problem = parseInstant(text, SHANGHAI);
    expect(typeof problem === 'object' && problem.message.zh).toContain(cause);
  });
});

/** All times of a repetition, at most five. */
function run(text: string, armed: string, after = armed): readonly string[] {
  const repeat = read(parseRepeat(text, SHANGHAI));
  const found: string[] = [];
  let last = at(after);
  while (found.length < 5) {
    const next = nextRepeat(repeat, at(armed), last, SHANGHAI);
    if (next === undefined) return [...found, 'over'];
    found.push(shown(next).slice(5, 16));
    last = next;
  }
  return found;
}

describe('repetitions', () => {
  test.each([
    ['R3/PT10H', ['03-02 19:00', '03-03 05:00', '03-03 15:00', 'over']],
    ['R/P1D', ['03-03 09:00', '03-04 09:00', '03-05 09:00', '03-06 09:00', '03-07 09:00']],
    ['R-1/P1D', ['03-03 09:00', '03-04 09:00', '03-05 09:00', '03-06 09:00', '03-07 09:00']],
    ['R0/PT1H', ['over']],
    ['R3/PT1H/2026-03-02T10:30', ['03-02 10:00', 'over']],
    ['R2/2026-03-05T08:00/P1D', ['03-05 08:00', '03-06 08:00', 'over']],
    ['R3/2026-03-05T08:00/2026-03-05T20:00', ['03-05 08:00', '03-05 20:00', '03-06 08:00', 'over']],
    ['R5/2026-02-28T09:00:01/P1D', ['03-02 09:00', '03-03 09:00', '03-04 09:00', 'over']],
    ['R4/2026-01-31T09:00/P1M', ['03-31 09:00', '04-30 09:00', 'over']],
  ])('%s armed on 2 March at nine', (text, expected) => {
    expect(run(text, '2026-03-02 09:00:00')).toEqual(expected);
  });

  test('what was due while nobody asked is passed over, however long ago', () => {
    const every = read(parseRepeat('R/2000-01-01T00:00:00/PT0.001S', SHANGHAI));
    const now = at('2026-03-02 09:00:00');
    expect(nextRepeat(every, 0, now, SHANGHAI)).toBe(now + 1);
  });

  test.each([
    ['PT1H', '不是重复周期'],
    ['R3', '不是重复周期'],
    ['R3/PT1H/2026-03-02/PT1H', '不是重复周期'],
    ['R3/PT0S', '大于零'],
    ['R3/-PT1H', '大于零'],
    ['R3/2026-03-02/2026-03-01', '大于零'],
    ['R3/2026-03-02', '不是时长'],
    ['R3/2026-02-30/PT1H', '不存在'],
    ['R3/PT1H/later', '不是时刻'],
  ])('%j is refused, with the cause', (text, cause) => {
    const problem = parseRepeat(text, SHANGHAI);
    expect('message' in problem && problem.message.zh).toContain(cause);
  });
});

describe('cron', () => {
  test.each([
    ['0 9 * * MON-FRI', '2026-03-06 09:00:00', '2026-03-09 09:00:00', 'Friday at nine: strictly after'],
    ['0 9 * * 1-5', '2026-03-06 08:59:59', '2026-03-06 09:00:00', 'numbers as in Unix'],
    ['*/15 * * * *', '2026-03-02 09:01:00', '2026-03-02 09:15:00', 'steps'],
    ['5/20 8-10 * * *', '2026-03-02 10:46:00', '2026-03-03 08:05:00', 'from five every twenty'],
    ['0 22-2 * * *', '2026-03-02 23:30:00', '2026-03-03 00:00:00', 'a range over midnight'],
    ['0 0 1,15 * *', '2026-03-02 00:00:00', '2026-03-15 00:00:00', 'a list'],
    ['0 0 13 * 5', '2026-03-02 00:00:00', '2026-03-06 00:00:00', 'five fields: the 13th or a Friday'],
    ['0 0 0 13 * 5', '2026-03-02 00:00:00', '2026-03-13 00:00:00', 'six fields: Friday the 13th'],
    ['0 0 * * 7', '2026-03-02 00:00:00', '2026-03-08 00:00:00', 'Sunday is 7 too'],
    ['0 0 * * FRI-MON', '2026-03-02 00:00:00', '2026-03-06 00:00:00', 'a range over the weekend'],
    ['0 0 29 2 *', '2026-03-02 00:00:00', '2028-02-29 00:00:00', 'the next leap day'],
    ['0 0 0 29 2 ?', '2096-03-01 00:00:00', '2104-02-29 00:00:00', 'over 2100, which has none'],
    ['0 0 0 29 2 MON', '2026-03-02 00:00:00', '2044-02-29 00:00:00', 'a leap day on a Monday'],
    ['0 0 31 * *', '2026-03-31 00:00:00', '2026-05-31 00:00:00', 'months with 31 days'],
    ['30 0 0 L * ?', '2026-02-02 00:00:00', '2026-02-28 00:00:30', 'the last day'],
    ['0 0 0 L-2 * ?', '2026-02-02 00:00:00', '2026-02-26 00:00:00', 'two days before the last'],
    ['0 0 0 LW * ?', '2026-02-02 00:00:00', '2026-02-27 00:00:00', 'the last working weekday'],
    ['0 0 0 1W * ?', '2026-08-01 00:00:00', '2026-08-03 00:00:00', 'Saturday the 1st stays in its month'],
    ['0 0 0 15W * ?', '2026-03-02 00:00:00', '2026-03-16 00:00:00', 'Sunday the 15th'],
    ['0 0 0 ? * FRIL', '2026-03-02 00:00:00', '2026-03-27 00:00:00', 'the last Friday'],
    ['0 0 0 ? * MON#1', '2026-03-02 00:00:00', '2026-04-06 00:00:00', 'the first Monday'],
    ['0 0 0 ? * THU#5', '2026-03-02 00:00:00', '2026-04-30 00:00:00', 'a fifth Thursday'],
    ['0 0 9 ? * 2 *', '2026-03-03 00:00:00', '2026-03-09 09:00:00', 'seven fields: 2 is Monday'],
    ['0 0 9 ? * 6L 2026', '2026-03-03 00:00:00', '2026-03-27 09:00:00', '6L is the last Friday'],
    ['0 0 9 1 JAN ? 2027-2028', '2026-03-03 00:00:00', '2027-01-01 09:00:00', 'a year'],
    ['0 0 9 1 1 ? 2026', '2026-03-03 00:00:00', 'never', 'a year that has passed'],
    ['@daily', '2026-03-02 09:00:00', '2026-03-03 00:00:00', 'a macro'],
    ['@Weekly', '2026-03-02 09:00:00', '2026-03-08 00:00:00', 'on Sunday'],
  ])('%s after %s is %s: %s', (text, after, next) => {
    expect(shown(nextCron(read(parseCron(text)), at(after), SHANGHAI))).toBe(next);
  });

  test('weekdays by number may be said to be those of Quartz', () => {
    const monday = at('2026-03-02 00:00:00');
    expect(shown(nextCron(read(parseCron('0 0 9 ? * 2', 'quartz')), monday, SHANGHAI)).slice(0, 10)).toBe(
      '2026-03-02',
    );
    expect(shown(nextCron(read(parseCron('0 0 9 ? * 2')), monday, SHANGHAI)).slice(0, 10)).toBe('2026-03-03');
  });

  test.each([
    ['', '5、6 或 7'],
    ['* * * *', '5、6 或 7'],
    ['@sometimes', '5、6 或 7'],
    ['* * * * * * * *', '5、6 或 7'],
    ['60 * * * *', '分钟'],
    ['* 24 * * *', '小时'],
    ['* * 0 * *', '日'],
    ['* * 32 * *', '日'],
    ['* * * 13 *', '月份'],
    ['* * * FOO *', '月份'],
    ['* * * * 8', '星期'],
    ['* * * * MON#6', '星期'],
    ['* * * * L', '星期'],
    ['*/0 * * * *', '分钟'],
    ['1,,2 * * * *', '分钟'],
    ['1-2-3 * * * *', '分钟'],
    ['1/2/3 * * * *', '分钟'],
    ['-1 * * * *', '分钟'],
    ['0 0 9 ? * 0 *', '星期'],
    ['0 0 9 1 1 ? 1969', '年份'],
    ['0 0 30 2 *', '永远不会'],
    ['0 0 0 31 4,6,9,11 ?', '永远不会'],
    ['0 0 0 L-31 * ?', '永远不会'],
  ])('%j is refused, with the cause', (text, cause) => {
    const problem = parseCron(text);
    expect('message' in problem && problem.message.zh).toContain(cause);
  });

  test('the next time lies after the moment, and nothing is passed over', () => {
    const cron = read(parseCron('7/11 3,15 */5 * *'));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (second) => {
        const next = nextCron(cron, second * 1_000, SHANGHAI) ?? 0;
        expect(next).toBeGreaterThan(second * 1_000);
        expect(nextCron(cron, next - 1, SHANGHAI)).toBe(next);
      }),
    );
  });
});

test('whatever is written, there is an answer', () => {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[RPTYMWDHS0-9./:Z*,?L#+-]{0,30}$/),
    fc
      .array(fc.stringMatching(/^[0-9*/,?LW#-]{1,5}$/), { minLength: 5, maxLength: 7 })
      .map((each) => each.join(' ')),
  );
  fc.assert(
    fc.property(text, (some) => {
      for (const value of [
        parseDuration(some),
        parseInstant(some, 0),
        parseRepeat(some, 0),
        parseCron(some),
      ]) {
        expect(typeof value === 'number' ? Number.isFinite(value) : typeof value).toBeTruthy();
      }
    }),
    { numRuns: 2_000 },
  );
});
