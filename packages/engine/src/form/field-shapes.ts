import type { Field } from './form.ts';
import { cascadeShape } from './fields/cascade/definition.ts';
import { checklistShape } from './fields/checklist/definition.ts';
import { choiceShape } from './fields/choice/definition.ts';
import { computedShape } from './fields/computed/definition.ts';
import { dateShape, dateTimeShape } from './fields/date/definition.ts';
import { detailsShape } from './fields/details/definition.ts';
import { fileShape, photoShape } from './fields/file/definition.ts';
import { halfDayRangeShape } from './fields/half-day-range/definition.ts';
import { locationShape } from './fields/location/definition.ts';
import { moneyShape } from './fields/money/definition.ts';
import { noticeShape } from './fields/notice/definition.ts';
import { numberShape } from './fields/number/definition.ts';
import { personNoShape } from './fields/person-no/definition.ts';
import { pickerShapes } from './fields/picker/definition.ts';
import { termShape } from './fields/term/definition.ts';
import { longTextShape, textShape } from './fields/text/definition.ts';
import { timeSlotShape } from './fields/time-slot/definition.ts';
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
  term: termShape,
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
