import type { Report } from './definition-problem.ts';
import { defineCascadeField } from './fields/cascade/definition.ts';
import { defineChecklistField } from './fields/checklist/definition.ts';
import { defineChoiceField } from './fields/choice/definition.ts';
import { defineComputedField } from './fields/computed/definition.ts';
import { defineDateField, defineDateTimeField } from './fields/date/definition.ts';
import { defineDetailsField } from './fields/details/definition.ts';
import { defineFileField } from './fields/file/definition.ts';
import { defineHalfDayRangeField } from './fields/half-day-range/definition.ts';
import { defineLocationField } from './fields/location/definition.ts';
import { defineMoneyField } from './fields/money/definition.ts';
import { defineNoticeField } from './fields/notice/definition.ts';
import { defineNumberField } from './fields/number/definition.ts';
import { definePersonNoField } from './fields/person-no/definition.ts';
import { definePickerField } from './fields/picker/definition.ts';
import { defineTermField } from './fields/term/definition.ts';
import { defineTextField } from './fields/text/definition.ts';
import { defineTimeSlotField } from './fields/time-slot/definition.ts';
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
  term: defineTermField,
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
