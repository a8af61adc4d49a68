import type { Field } from './form.ts';
import { cascadeShape } from './fields/cascade.ts';
import { checklistShape } from './fields/checklist.ts';
import { choiceShape } from './fields/choice.ts';
import { computedShape } from './fields/computed.ts';
import { dateShape, dateTimeShape } from './fields/date.ts';
import { detailsShape } from './fields/details.ts';
import { fileShape, photoShape } from './fields/file.ts';
import { halfDayRangeShape } from './fields/half-day-range.ts';
import { locationShape } from './fields/location.ts';
import { moneyShape } from './fields/money.ts';
import { noticeShape } from './fields/notice.ts';
import { numberShape } from './fields/number.ts';
import { personNoShape } from './fields/person-no.ts';
import { pickerShapes } from './fields/picker.ts';
import { longTextShape, textShape } from './fields/text.ts';
import { timeSlotShape } from './fields/time-slot.ts';
import type { Shape } from './shape.ts';

/** Attributes that each type of field has 各类字段的属性 beyond the common ones. */
export const FIELD_SHAPES: { readonly [type in Field['type']]: Shape } = {
  text: textShape,
  longText: longTextShape,
  number: numberShape,
  money: moneyShape,
  date: dateShape,
  dateTime: dateTimeShape,
  halfDayRange: halfDayRangeShape,
  timeSlot: timeSlotShape,
  choice: choiceShape,
  checklist: checklistShape,
  cascade: cascadeShape,
  yesNo: {},
  ...pickerShapes,
  phone: {},
  email: {},
  idNumber: {},
  studentNo: personNoShape,
  staffNo: personNoShape,
  file: fileShape,
  photo: photoShape,
  signature: {},
  location: locationShape,
  notice: noticeShape,
  computed: computedShape,
  details: detailsShape,
};
