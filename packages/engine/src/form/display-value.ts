import type { Json, JsonObject } from '../json.ts';
import { displayCascade } from './fields/cascade/display.ts';
import { displayChecklist } from './fields/checklist/display.ts';
import { displayChoice } from './fields/choice/display.ts';
import { displayComputed } from './fields/computed/display.ts';
import { displayDate, displayDateTime } from './fields/date/display.ts';
import { displayDetails } from './fields/details/display.ts';
import { displayFiles } from './fields/file/display.ts';
import { displayHalfDayRange } from './fields/half-day-range/display.ts';
import { displayIdNumber } from './fields/id-number/display.ts';
import { displayLocation } from './fields/location/display.ts';
import { displayMoney, displayYuan } from './fields/money/display.ts';
import { noticeAsText } from './fields/notice/notice-text.ts';
import { displayNumber } from './fields/number/display.ts';
import { displayPicker } from './fields/picker/display.ts';
import { displaySignature } from './fields/signature/display.ts';
import { displayTerm } from './fields/term/display.ts';
import { displayText } from './fields/text/display.ts';
import { displayTimeSlot } from './fields/time-slot/display.ts';
import { displayYesNo } from './fields/yes-no/display.ts';
import type { Field, Lang } from './form.ts';

const EMPTY = { zh: '未填写', en: 'Not provided' } as const;

/** A field's value for people, as on the check-answers page 核对信息; 未填写 when there is none. */
export function displayValue(field: Field, data: JsonObject, lang: Lang): string {
  const value = Object.hasOwn(data, field.key) ? data[field.key] : undefined;
  return shown(field, value, lang) ?? EMPTY[lang];
}

/** The same, or undefined when there is no value. */
export function displayed(field: Field, data: JsonObject, lang: Lang): string | undefined {
  return shown(field, Object.hasOwn(data, field.key) ? data[field.key] : undefined, lang);
}

/** The same in a row of a detail table 明细, where amounts have no capitals 大写: those stand once, under the total. */
export function displayedInRow(field: Field, row: JsonObject, lang: Lang): string | undefined {
  const isMoney = field.type === 'money' || (field.type === 'computed' && field.format === 'money');
  if (!isMoney) return displayed(field, row, lang);
  return displayYuan(Object.hasOwn(row, field.key) ? row[field.key] : undefined);
}

function shown(field: Field, value: Json | undefined, lang: Lang): string | undefined {
  switch (field.type) {
    case 'choice':
      return displayChoice(field, value, lang);
    case 'checklist':
      return displayChecklist(field, value, lang);
    case 'cascade':
      return displayCascade(field, value, lang);
    case 'term':
      return displayTerm(value, lang);
    case 'yesNo':
      return displayYesNo(value, lang);
    case 'number':
      return displayNumber(field, value, lang);
    case 'money':
      return displayMoney(value, lang);
    case 'date':
      return displayDate(value, lang);
    case 'dateTime':
      return displayDateTime(value, lang);
    case 'halfDayRange':
      return displayHalfDayRange(value, lang);
    case 'timeSlot':
      return displayTimeSlot(field, value, lang);
    case 'dictionary':
    case 'person':
    case 'unit':
    case 'class':
    case 'room':
    case 'region':
      return displayPicker(field, value, lang);
    case 'idNumber':
      return displayIdNumber(value);
    case 'file':
    case 'photo':
      return displayFiles(value, lang);
    case 'signature':
      return displaySignature(value, lang);
    case 'location':
      return displayLocation(value, lang);
    case 'computed':
      return displayComputed(field, value, lang);
    case 'details':
      return displayDetails(value, lang);
    case 'notice':
      return noticeAsText(field.text[lang]);
    case 'text':
    case 'longText':
    case 'phone':
    case 'email':
    case 'studentNo':
    case 'staffNo':
      return displayText(value);
  }
}
