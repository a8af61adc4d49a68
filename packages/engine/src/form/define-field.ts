import type { Report } from './definition-problem.ts';
import { defineCascadeField } from './fields/cascade.ts';
import { defineChecklistField } from './fields/checklist.ts';
import { defineChoiceField } from './fields/choice.ts';
import { defineComputedField } from './fields/computed.ts';
import { defineDateField, defineDateTimeField } from './fields/date.ts';
import { defineDetailsField } from './fields/details.ts';
import { defineFileField } from './fields/file.ts';
import { defineHalfDayRangeField } from './fields/half-day-range.ts';
import { defineLocationField } from './fields/location.ts';
import { defineMoneyField } from './fields/money.ts';
import { defineNoticeField } from './fields/notice.ts';
import { defineNumberField } from './fields/number.ts';
import { definePersonNoField } from './fields/person-no.ts';
import { definePickerField } from './fields/picker.ts';
import { defineTextField } from './fields/text.ts';
import { defineTimeSlotField } from './fields/time-slot.ts';
import type { Field } from './form.ts';
import type { Attributes } from './read-attributes.ts';

type Define = (field: Attributes, path: string, report: Report) => void;

const nothing: Define = () => undefined;

const DEFINE: { readonly [type in Field['type']]: Define } = {
  text: defineTextField,
  longText: defineTextField,
  number: defineNumberField,
  money: defineMoneyField,
  date: defineDateField,
  dateTime: defineDateTimeField,
  halfDayRange: defineHalfDayRangeField,
  timeSlot: defineTimeSlotField,
  choice: defineChoiceField,
  checklist: defineChecklistField,
  cascade: defineCascadeField,
  yesNo: nothing,
  dictionary: definePickerField,
  person: definePickerField,
  unit: definePickerField,
  class: definePickerField,
  room: definePickerField,
  region: definePickerField,
  phone: nothing,
  email: nothing,
  idNumber: nothing,
  studentNo: definePersonNoField,
  staffNo: definePersonNoField,
  file: defineFileField,
  photo: defineFileField,
  signature: nothing,
  location: defineLocationField,
  notice: defineNoticeField,
  computed: defineComputedField,
  details: defineDetailsField,
};
const BY_TYPE: ReadonlyMap<unknown, Define> = new Map(Object.entries(DEFINE));

/** Checks the attributes that a field's own type has 各类字段的属性. */
export function defineField(field: Attributes, path: string, report: Report): void {
  BY_TYPE.get(field['type'])?.(field, path, report);
}
