import type { ModdleElement } from 'bpmn-moddle';
import type { CaseSettings } from '../case-settings.ts';
import { extensions, idOf } from '../element.ts';
import { report, type Reading } from '../problem.ts';
import { integer, oneOf } from './value.ts';
import { readWorkingTime } from './working-time.ts';

/** Longest time in which a closed case may be reopened, in days. */
const MAX_REOPEN_DAYS = 3_650;

/** Reads `wangban:case` 办件设置 of a process: at most one. */
export function readCaseSettings(reading: Reading, process: ModdleElement): CaseSettings | undefined {
  const [element, another] = extensions(process, 'wangban:Case');
  if (element === undefined) return undefined;
  if (another !== undefined) {
    const id = idOf(process);
    report(reading, 'badValue', id, {
      zh: `“${id}”有多个 wangban:case，请只留一个`,
      en: `“${id}” has several wangban:case: keep one`,
    });
  }
  const reopenDays = integer(reading, element, 'reopenDays', [0, MAX_REOPEN_DAYS]);
  const lapseAfter = readWorkingTime(reading, element, 'lapseAfter');
  return {
    withdraw: oneOf(
      reading,
      element,
      'withdraw',
      ['untilFirstVote', 'untilClose', 'never'],
      'untilFirstVote',
    ),
    withdrawTo: oneOf(reading, element, 'withdrawTo', ['close', 'draft'], 'close'),
    ...(reopenDays === undefined ? undefined : { reopenDays }),
    ...(lapseAfter === undefined ? undefined : { lapseAfter }),
    copiesRemind: oneOf(reading, element, 'copiesRemind', ['true', 'false'], 'false') === 'true',
  };
}
