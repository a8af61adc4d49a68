import type { Json, JsonObject } from '../json.ts';
import type { CheckOptions } from './check-options.ts';
import { type CheckedField, EMPTY, isBlank } from './checked-field.ts';
import { rowsOf } from './fields/details/rows-of.ts';
import type { Form, OpenField } from './open-form.ts';
import { type WalkContext, walkFields, type WalkedFields } from './walk-fields.ts';

/** What a form shows and asks for. */
export interface FormOutline {
  readonly data: JsonObject;
  readonly visible: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** Fields that are shown and not filled in here. */
  readonly readOnly: ReadonlySet<string>;
}

/**
 * Outline 轮廓 of a form whose values need no check: what is shown and what must be filled in. For values that the hall
 * itself gave, such as prefilled ones and defaults, it is what `checkForm` of `@wangban/engine/form-check` finds, so a
 * page can draw the form before it has the checks. `missing`: keys of what must be filled in and is not.
 */
export function outlineForm(
  form: Form,
  data: JsonObject,
  { parameters, applicant = {}, today, access, fixed = {}, mode }: CheckOptions,
): FormOutline & { readonly missing: readonly string[] } {
  const context = { mode, access, fixed, variables: { parameters, applicant, today } };
  const { problems: _problems, missing, ...outline } = walkAsTyped(form.fields, data, context);
  return { ...outline, missing: missing.map(({ key }) => key) };
}

function walkAsTyped(fields: readonly OpenField[], data: JsonObject, context: WalkContext): WalkedFields {
  return walkFields(fields, context, (open, variables) => {
    const { key } = open.field;
    const typed = Object.hasOwn(data, key) ? data[key] : undefined;
    return asTyped(open, typed, { ...context, variables, access: undefined, fixed: {} });
  });
}

function asTyped({ field, columns }: OpenField, typed: Json | undefined, inRow: WalkContext): CheckedField {
  if (typed === undefined || isBlank(typed)) return EMPTY;
  if (field.type !== 'details') return { value: typed, problems: [] };
  const rows = rowsOf(typed).map((row) => walkAsTyped(columns, row, inRow).data);
  return { value: rows, problems: [] };
}
