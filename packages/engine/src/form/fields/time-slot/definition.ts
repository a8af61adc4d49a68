import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkNumber, checkPatterned } from '../../read-attributes.ts';
import { aListOf, aNumber, aString, having, isText, optional, type Shape } from '../../shape.ts';
import { defineDayLimits } from '../date/definition.ts';
import { defineOptions } from '../options/definition.ts';

/** Attributes of a period of a day 时段. */
export const timeSlotShape: Shape = {
  earliestDays: optional(aNumber),
  latestDays: optional(aNumber),
  slots: optional(aListOf(having({ value: aString, label: isText, from: aString, to: aString }))),
  opens: optional(aString),
  closes: optional(aString),
  stepMinutes: optional(aNumber),
  maxMinutes: optional(aNumber),
};

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;

const A_TIME = { regex: TIME, zh: "带引号的时间，例如 '08:00'", en: "a quoted time, such as '08:00'," };

export function defineTimeSlotField(field: Attributes, path: string, report: Report): void {
  defineDayLimits(field, path, report);
  checkPatterned(field, 'opens', path, A_TIME, report);
  checkPatterned(field, 'closes', path, A_TIME, report);
  checkNumber(field, 'stepMinutes', path, { min: 1, max: 720, step: 1 }, report);
  checkNumber(field, 'maxMinutes', path, { min: 1, max: 1440, step: 1 }, report);
  if (field['slots'] === undefined) return;
  defineOptions(field['slots'], `${path}/slots`, ['from', 'to'], report, (slot, at) => {
    checkPatterned(slot, 'from', at, { ...A_TIME, needed: true }, report);
    checkPatterned(slot, 'to', at, { ...A_TIME, needed: true }, report);
    if (String(slot['from']) < String(slot['to'])) return;
    report(`${at}/to`, 'range', '结束时间要晚于开始时间', 'The end must be after the beginning');
  });
}
