import { type CheckedField, EMPTY, type FieldContext, isBlank } from './checked-field.ts';
import { checkCascadeField } from './fields/cascade/check.ts';
import { checkChecklistField } from './fields/checklist/check.ts';
import { checkChoiceField } from './fields/choice/check.ts';
import { checkDateField, checkDateTimeField } from './fields/date/check.ts';
import { checkEmailField } from './fields/email/check.ts';
import { checkFileField } from './fields/file/check.ts';
import { checkHalfDayRangeField } from './fields/half-day-range/check.ts';
import { checkIdNumberField } from './fields/id-number/check.ts';
import { checkLocationField } from './fields/location/check.ts';
import { checkMoneyField } from './fields/money/check.ts';
import { checkNumberField } from './fields/number/check.ts';
import { checkPersonNoField } from './fields/person-no/check.ts';
import { checkPhoneField } from './fields/phone/check.ts';
import { checkPickerField } from './fields/picker/check.ts';
import { checkSignatureField } from './fields/signature/check.ts';
import { checkTermField } from './fields/term/check.ts';
import { checkTextField, type Matches } from './fields/text/check.ts';
import { checkTimeSlotField } from './fields/time-slot/check.ts';
import { checkYesNoField } from './fields/yes-no/check.ts';
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
    case 'term':
      return checkTermField(field, value, context);
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
