import type { Json } from '../json.ts';
import type { Text } from '../text.ts';
import { checkHalfDayRange } from './check-half-day-range.ts';
import type { ChoiceField, Field, FileField, FormProblemCode, LongTextField, TextField } from './form.ts';
import * as say from './messages.ts';
import { normaliseText, textLength } from './normalise-text.ts';
import { normalisePhone } from './phone.ts';

/** A problem inside one field: `at` is the JSON pointer below the field, empty for the field itself. */
export interface FieldProblem {
  readonly at: string;
  readonly code: FormProblemCode;
  readonly message: Text;
}

/** What a field's value became. No `value` = not filled in. */
export interface CheckedField {
  readonly value?: Json;
  readonly problems: readonly FieldProblem[];
}

/** `today`: day number since 1970-01-01. In mode `draft` what is merely unfinished is no problem. */
export interface FieldContext {
  readonly today: number;
  readonly mode: 'draft' | 'submit';
}

const EMPTY: CheckedField = { problems: [] };

/** Builds the answer for one problem; a value of the right kind is kept, so that nothing typed is lost. */
function faulty(
  code: FormProblemCode,
  message: Text,
  kept: { readonly value?: Json } = {},
  at = '',
): CheckedField {
  return { ...kept, problems: [{ at, code, message }] };
}

/** Whether a value counts as not filled in. */
function isBlank(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** Checks and normalises one field's value. Whether it had to be filled in is not decided here. */
export function checkField(field: Field, value: unknown, context: FieldContext): CheckedField {
  if (isBlank(value)) return EMPTY;
  switch (field.type) {
    case 'text':
    case 'longText':
      return checkText(field, value, context);
    case 'choice':
      return checkChoice(field, value);
    case 'yesNo':
      return typeof value === 'boolean' ? { value, problems: [] } : faulty('type', say.typeMessage(field));
    case 'halfDayRange':
      return checkHalfDayRange(field, value, context);
    case 'phone':
      return checkPhone(field, value);
    case 'file':
      return checkFiles(field, value);
  }
}

function checkText(field: TextField | LongTextField, typed: unknown, context: FieldContext): CheckedField {
  if (typeof typed !== 'string') return faulty('type', say.typeMessage(field));
  const value = normaliseText(typed, field.type === 'longText');
  if (value === '') return EMPTY;
  const length = textLength(value);
  if (length > field.maxLength)
    return faulty('tooLong', say.tooLongMessage(field, field.maxLength, length), { value });
  const least = field.minLength ?? 0;
  if (length < least && context.mode === 'submit')
    return faulty('tooShort', say.tooShortMessage(field, least, length), { value });
  return { value, problems: [] };
}

function checkChoice(field: ChoiceField, value: unknown): CheckedField {
  if (typeof value !== 'string') return faulty('type', say.typeMessage(field));
  if (field.options.some((option) => option.value === value)) return { value, problems: [] };
  const labels = field.options.map(({ label }) => label);
  return faulty('notAnOption', say.notAnOptionMessage(field, labels));
}

function checkPhone(field: Field, typed: unknown): CheckedField {
  if (typeof typed !== 'string') return faulty('type', say.typeMessage(field));
  const value = normaliseText(typed, false);
  if (value === '') return EMPTY;
  const phone = normalisePhone(value);
  return phone === undefined
    ? faulty('badPhone', say.badPhoneMessage(field), { value })
    : { value: phone, problems: [] };
}

/** File ids are 128 random bits in base64url. */
const FILE_ID = /^[A-Za-z0-9_-]{22}$/;

function checkFiles(field: FileField, typed: unknown): CheckedField {
  if (!Array.isArray(typed)) return faulty('type', say.typeMessage(field));
  const given: readonly unknown[] = typed;
  const value = [...new Set(given.filter((id) => typeof id === 'string' && FILE_ID.test(id)))].map(String);
  const wrong = given.findIndex((id) => typeof id !== 'string' || !FILE_ID.test(id));
  if (wrong >= 0)
    return faulty('badFile', say.badFileMessage(field), value.length > 0 ? { value } : {}, `/${wrong}`);
  if (value.length > field.maxFiles)
    return faulty('tooManyFiles', say.tooManyFilesMessage(field, field.maxFiles, value.length), { value });
  return { value, problems: [] };
}
