import { type CheckedField, EMPTY, type FieldContext, isBlank } from './checked-field.ts';
import { checkCascadeField } from './fields/cascade.ts';
import { checkChecklistField } from './fields/checklist.ts';
import { checkChoiceField } from './fields/choice.ts';
import { checkDateField, checkDateTimeField } from './fields/date.ts';
import { checkEmailField } from './fields/email.ts';
import { checkFileField } from './fields/file.ts';
import { checkHalfDayRangeField } from './fields/half-day-range.ts';
import { checkIdNumberField } from './fields/id-number.ts';
import { checkLocationField } from './fields/location.ts';
import { checkMoneyField } from './fields/money.ts';
import { checkNumberField } from './fields/number.ts';
import { checkPersonNoField } from './fields/person-no.ts';
import { checkPhoneField } from './fields/phone.ts';
import { checkPickerField } from './fields/picker.ts';
import { checkSignatureField } from './fields/signature.ts';
import { checkTextField, type Matches } from './fields/text.ts';
import { checkTimeSlotField } from './fields/time-slot.ts';
import { checkYesNoField } from './fields/yes-no.ts';
import type { ComputedField, DetailsField, Field, NoticeField } from './form.ts';

/** Fields whose value is typed or chosen, and stands for itself. */
export type TypedField = Exclude<Field, ComputedField | DetailsField | NoticeField>;

/** Checks and normalises one field's value. Whether it had to be filled in is not decided here. */
export function checkField(
  field: TypedField,
  value: unknown,
  context: FieldContext,
  matches: Matches | undefined,
): CheckedField {
  if (isBlank(value)) return EMPTY;
  switch (field.type) {
    case 'text':
    case 'longText':
      return checkTextField(field, value, context, matches);
    case 'number':
      return checkNumberField(field, value);
    case 'money':
      return checkMoneyField(field, value);
    case 'date':
      return checkDateField(field, value, context);
    case 'dateTime':
      return checkDateTimeField(field, value, context);
    case 'halfDayRange':
      return checkHalfDayRangeField(field, value, context);
    case 'timeSlot':
      return checkTimeSlotField(field, value, context);
    case 'choice':
      return checkChoiceField(field, value);
    case 'checklist':
      return checkChecklistField(field, value, context);
    case 'cascade':
      return checkCascadeField(field, value, context);
    case 'yesNo':
      return checkYesNoField(field, value);
    case 'dictionary':
    case 'person':
    case 'unit':
    case 'class':
    case 'room':
    case 'region':
      return checkPickerField(field, value, context);
    case 'phone':
      return checkPhoneField(field, value);
    case 'email':
      return checkEmailField(field, value);
    case 'idNumber':
      return checkIdNumberField(field, value, context);
    case 'studentNo':
    case 'staffNo':
      return checkPersonNoField(field, value);
    case 'file':
    case 'photo':
      return checkFileField(field, value, context);
    case 'signature':
      return checkSignatureField(field, value);
    case 'location':
      return checkLocationField(field, value);
  }
}
