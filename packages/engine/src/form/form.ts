import type { Tree } from '../expression/tree.ts';
import type { Json } from '../json.ts';
import type { Text } from '../text.ts';

export type { Text };

/**
 * A FEEL expression as written in form.yaml; it sees the form's fields, `parameters` and `today` (`YYYY-MM-DD`).
 * It must lie in the subset of `Tree`; `visible` may read only fields that come before its own.
 */
export type Feel = string;

interface FieldBase {
  /** Name of the value in the form data; letters, digits, `_`, starting with a letter. */
  readonly key: string;
  readonly label: Text;
  readonly hint?: Text;
  /** Left out = required. `false` shows （选填）. An expression decides from the other fields. */
  readonly required?: boolean | Feel;
  /** Left out = visible. A hidden field has no value. */
  readonly visible?: Feel;
  /** 个人信息分级: `sensitive` needs its purpose said at the field (PIPL art. 28). */
  readonly sensitivity?: 'normal' | 'personal' | 'sensitive';
  /** Name of the directory value that fills it first, such as `phone`. */
  readonly prefill?: string;
}

/** One line of text. Value: string. */
export interface TextField extends FieldBase {
  readonly type: 'text';
  readonly minLength?: number;
  readonly maxLength: number;
}
/** Several lines. Value: string. */
export interface LongTextField extends FieldBase {
  readonly type: 'longText';
  readonly minLength?: number;
  readonly maxLength: number;
}
/** One of a few. Value: the option's `value`. */
export interface ChoiceField extends FieldBase {
  readonly type: 'choice';
  readonly options: readonly { readonly value: string; readonly label: Text; readonly hint?: Text }[];
}
/** Yes or no. Value: boolean. */
export interface YesNoField extends FieldBase {
  readonly type: 'yesNo';
}
/**
 * From–to in half days 半天. Value: `{ from: { date, half }, to: { date, half }, days }`, dates `YYYY-MM-DD`, half `am`|`pm`;
 * `days` (calendar days in steps of 0.5) is computed, never taken from the browser.
 * `earliestDays` / `latestDays`: limits of `from` and `to` relative to today (−3 = three days ago); `maxDays`: longest period.
 */
export interface HalfDayRangeField extends FieldBase {
  readonly type: 'halfDayRange';
  readonly earliestDays?: number;
  readonly latestDays?: number;
  readonly maxDays?: number;
}
/** Mainland mobile or any number with area code. Value: normalised string. */
export interface PhoneField extends FieldBase {
  readonly type: 'phone';
}
/** Uploads. Value: array of file ids. */
export interface FileField extends FieldBase {
  readonly type: 'file';
  readonly maxFiles: number;
}

/** A question 字段 of a form. */
export type Field =
  TextField | LongTextField | ChoiceField | YesNoField | HalfDayRangeField | PhoneField | FileField;

/** A page-like group of fields with its heading. */
export interface Section {
  readonly key: string;
  readonly title: Text;
  readonly fields: readonly Field[];
}

/** Form definition 表单定义 as in form.yaml: JSON, the same for browser and server. */
export interface FormDefinition {
  /** One line that names a case in lists; `{key}` and `{key.days}` (病假 5 天) stand for field values in display form. */
  readonly title: Text;
  readonly sections: readonly Section[];
  /** Trees of all its expressions, by their text: added by `compileForm`, so that no page needs the FEEL library. */
  readonly trees?: { readonly [text: Feel]: Tree };
}

/** One wrong field: JSON pointer, code, and a message that names field and cure. */
export interface FormProblem {
  readonly field: string;
  readonly code: FormProblemCode;
  readonly message: Text;
}

/** What can be wrong with an answer. */
export type FormProblemCode =
  | 'required'
  | 'type'
  | 'unknownField'
  | 'tooShort'
  | 'tooLong'
  | 'notAnOption'
  | 'badDate'
  | 'tooEarly'
  | 'tooLate'
  | 'reversed'
  | 'badPhone'
  | 'tooManyFiles'
  | 'badFile'
  | 'expression';

/** Form data 表单数据 as typed so far: anything, until `checkForm` has normalised it. */
export type FormData = { readonly [key: string]: Json };

/** Language 语言 of the hall. */
export type Lang = 'zh' | 'en';
