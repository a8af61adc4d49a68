import type { ModdleElement } from 'bpmn-moddle';
import type { WorkingTime } from '../../clock/working-time.ts';
import { isTimeProblem, parseDuration } from '../../time/index.ts';
import { idOf, text } from '../element.ts';
import { report, type Reading } from '../problem.ts';
import { oneOf } from './value.ts';

const MINUTE_MS = 60_000;
/** Longest span of working time: about ten years. */
const MAX_DAYS = 2_500;

/**
 * Reads an attribute that is a span of working time 工作时间: `P3D` = three working days, `PT8H` = eight office hours. The
 * attribute `startDay` beside it says whether the first day counts.
 */
export function readWorkingTime(
  reading: Reading,
  element: ModdleElement,
  name: string,
): WorkingTime | undefined {
  const given = text(element, name)?.trim();
  if (given === undefined) return undefined;
  const duration = parseDuration(given);
  const startDay = oneOf(reading, element, 'startDay', ['excluded', 'included'], 'excluded');
  const id = idOf(element);
  if (isTimeProblem(duration)) {
    const { zh, en } = duration.message;
    report(reading, 'badValue', id, { zh: `“${id}”：${zh}`, en: `“${id}”: ${en}` });
    return undefined;
  }
  const { months, days, ms } = duration;
  const minutes = ms / MINUTE_MS;
  const isSpan = months === 0 && days >= 0 && minutes >= 0 && days + minutes > 0;
  if (isSpan && Number.isInteger(minutes) && days + minutes / 480 <= MAX_DAYS)
    return { days, minutes, startDay };
  report(reading, 'badValue', id, {
    zh: `“${id}”的 ${name}="${given}" 不是工作时间；请用天和小时，例如 P3D（3 个工作日）或 PT8H（8 个工作小时）`,
    en: `${name}="${given}" of “${id}” is no working time: use days and hours, such as P3D (3 working days) or PT8H (8 office hours)`,
  });
  return undefined;
}
