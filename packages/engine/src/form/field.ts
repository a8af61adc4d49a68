import type { Text } from '../text.ts';

/**
 * A FEEL expression as written in form.yaml; it sees the form's fields, `parameters`, `applicant` and `today`
 * (`YYYY-MM-DD`). It must lie in the subset of `Tree`; `visible`, `readOnly`, `default` and computed values may read
 * only fields that come before their own.
 */
export type Feel = string;

/** One of a few answers 选项. */
export interface Option {
  readonly value: string;
  readonly label: Text;
  readonly hint?: Text;
}

/** What every field may carry. */
export interface FieldBase {
  /** Name of the value in the form data; letters, digits, `_`, starting with a letter. */
  readonly key: string;
  readonly label: Text;
  readonly hint?: Text;
  /** Left out = required. `false` shows （选填）. An expression decides from the other fields. */
  readonly required?: boolean | Feel;
  /** Left out = visible. A hidden field has no value. */
  readonly visible?: Feel;
  /** A read-only field has its prefilled value or its default, whatever the browser sends. */
  readonly readOnly?: boolean | Feel;
  /** What the field begins with: a FEEL expression, or a plain number or boolean. */
  readonly default?: Feel | number | boolean;
  /** Rules 校验规则 over this and other fields: the message is shown where `valid` is false (null counts as not yet known). */
  readonly validations?: readonly Validation[];
  /** 个人信息分级: `sensitive` needs its purpose said at the field (PIPL art. 28). */
  readonly sensitivity?: 'normal' | 'personal' | 'sensitive';
  /** The directory value that fills it first, such as `phone`: its name alone = correctable. */
  readonly prefill?: string | Prefill;
}

/**
 * A value of the directory 预填. `locked`: it stays as the directory has it, and is put right there; where the directory
 * knows nothing, the applicant fills it in. `correctable`: it is a suggestion.
 */
export interface Prefill {
  readonly from: string;
  readonly change: 'locked' | 'correctable';
  /** Where a wrong value is put right; left out = what the hall says of its source. */
  readonly correction?: Text;
}

/** A rule with its message; the message names field and cure. */
export interface Validation {
  readonly valid: Feel;
  readonly message: Text;
}

/** A regular expression 格式, RE2 syntax (linear time), matched against the whole text, with its message. */
export interface Pattern {
  readonly regex: string;
  readonly message: Text;
}

/** One line of text. Value: string. */
export interface TextField extends FieldBase {
  readonly type: 'text';
  readonly minLength?: number;
  readonly maxLength: number;
  readonly pattern?: Pattern;
}
/** Several lines. Value: string. */
export interface LongTextField extends FieldBase {
  readonly type: 'longText';
  readonly minLength?: number;
  readonly maxLength: number;
}
/** A number 数字. Value: number with at most `decimals` (0–6, default 0) decimals; typed text is read as one. */
export interface NumberField extends FieldBase {
  readonly type: 'number';
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly decimals?: number;
  readonly unit?: Text;
}
/** 人民币 amount. Value: integer 分. A number that is sent is 分, a text that is typed is 元. Limits are 分, too. */
export interface MoneyField extends FieldBase {
  readonly type: 'money';
  readonly minFen?: number;
  readonly maxFen?: number;
}
/** A day 日期. Value: `YYYY-MM-DD`. Limits relative to today (−3 = three days ago) or as dates. */
export interface DateField extends FieldBase {
  readonly type: 'date';
  readonly earliestDays?: number;
  readonly latestDays?: number;
  readonly earliest?: string;
  readonly latest?: string;
}
/** Day and time 日期和时间 at the hall's place. Value: `YYYY-MM-DDTHH:MM`. */
export interface DateTimeField extends FieldBase {
  readonly type: 'dateTime';
  readonly earliestDays?: number;
  readonly latestDays?: number;
  readonly stepMinutes?: number;
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
/**
 * A period of one day 时段. Value: `{ date, from: 'HH:MM', to: 'HH:MM', minutes }`, with `slots` also `slot`; times and
 * `minutes` are computed from the slot. Without `slots` any times between `opens` and `closes` (default 00:00–24:00).
 */
export interface TimeSlotField extends FieldBase {
  readonly type: 'timeSlot';
  readonly earliestDays?: number;
  readonly latestDays?: number;
  readonly slots?: readonly TimeSlot[];
  readonly opens?: string;
  readonly closes?: string;
  readonly stepMinutes?: number;
  readonly maxMinutes?: number;
}
/** A named period such as 第 1–2 节, times `HH:MM`. */
export interface TimeSlot {
  readonly value: string;
  readonly label: Text;
  readonly from: string;
  readonly to: string;
}
/** One of a few. Value: the option's `value`. Left out, the appearance follows the number of options. */
export interface ChoiceField extends FieldBase {
  readonly type: 'choice';
  readonly options: readonly Option[];
  readonly appearance?: 'radio' | 'select';
}
/** Several of a few 多选. Value: list of `value`s in the order of the options. */
export interface ChecklistField extends FieldBase {
  readonly type: 'checklist';
  readonly options: readonly Option[];
  readonly min?: number;
  readonly max?: number;
}
/** Choices of which each depends on the one before 级联. Value: list of `value`s from the first level to the last. */
export interface CascadeField extends FieldBase {
  readonly type: 'cascade';
  /** Names of the levels, outermost first. */
  readonly levels: readonly Text[];
  readonly options: readonly CascadeOption[];
}
/** An option with the options below it. */
export interface CascadeOption {
  readonly value: string;
  readonly label: Text;
  readonly options?: readonly CascadeOption[];
}
/**
 * A term 学期: the present one with `back` (default 0) before and `ahead` (default 1) after it, so that the choices never
 * grow old. Value: `2025-2026-1`, as academic systems write it.
 */
export interface TermField extends FieldBase {
  readonly type: 'term';
  readonly back?: number;
  readonly ahead?: number;
}
/** Yes or no. Value: boolean. */
export interface YesNoField extends FieldBase {
  readonly type: 'yesNo';
}

/** Something of the hall's own records, with its name on that day: the value of pickers. The server sets the name. */
export type Reference = { readonly id: string; readonly name: string };

interface PickerBase extends FieldBase {
  /** True: a list of values, with `min` and `max`. */
  readonly several?: boolean;
  readonly min?: number;
  readonly max?: number;
}
/** An entry of a code list 字典 of the hall. Value: `{ id: code, name }`. `parent`: FEEL giving the code above, for lists in levels. */
export interface DictionaryField extends PickerBase {
  readonly type: 'dictionary';
  readonly list: string;
  readonly parent?: Feel;
}
/**
 * A person 人员. Value: `{ id: 学号/工号, name }`. `unit`: a unit's code, or `own`; units below it count. `class`: `own` =
 * people of the applicant's class.
 */
export interface PersonField extends PickerBase {
  readonly type: 'person';
  readonly affiliations?: readonly Affiliation[];
  readonly unit?: string;
  readonly class?: 'own';
}
/** Who a person is to the university 身份. */
export type Affiliation = 'undergraduate' | 'postgraduate' | 'staff';
/** A unit 单位. Value: `{ id: unit code, name }`. `below`: code of the unit that it lies in, or `own`. */
export interface UnitField extends PickerBase {
  readonly type: 'unit';
  readonly below?: string;
}
/** A class 班级. Value: `{ id: class code, name }`. `unit`: a unit's code, or `own`. */
export interface ClassField extends PickerBase {
  readonly type: 'class';
  readonly unit?: string;
}
/** A room 房间. Value: `{ id: room code, name }`. `building`: FEEL giving a building's code, to offer its rooms only. */
export interface RoomField extends PickerBase {
  readonly type: 'room';
  readonly building?: Feel;
}
/** A district 行政区划, GB/T 2260. Value: `{ id: six digits, name: full name }`. */
export interface RegionField extends PickerBase {
  readonly type: 'region';
  /** How exact: default `county`. */
  readonly level?: 'province' | 'city' | 'county';
}

/** Mainland mobile or any number with area code. Value: normalised string. */
export interface PhoneField extends FieldBase {
  readonly type: 'phone';
}
/** E-mail address 电子邮箱. Value: string, domain in lower case. */
export interface EmailField extends FieldBase {
  readonly type: 'email';
}
/** 公民身份号码 GB 11643. Value: 18 characters; shown masked. */
export interface IdNumberField extends FieldBase {
  readonly type: 'idNumber';
}
/** 学号 or 工号 of anybody, typed. Value: string in capitals. `mustExist`: the directory has to know it. */
export interface PersonNoField extends FieldBase {
  readonly type: 'studentNo' | 'staffNo';
  readonly mustExist?: boolean;
}

/** Kinds of files 文件类别. */
export type FileKind = 'pdf' | 'image' | 'word' | 'excel';

/** Uploads. Value: array of file ids. */
export interface FileField extends FieldBase {
  readonly type: 'file';
  readonly minFiles?: number;
  readonly maxFiles: number;
  /** Left out = PDF and pictures. */
  readonly accept?: readonly FileKind[];
  readonly maxMegabytes?: number;
}
/** Photographs 照片, from the camera or the album; made smaller and freed of place and time before they are sent. Value: array of file ids. */
export interface PhotoField extends FieldBase {
  readonly type: 'photo';
  readonly minFiles?: number;
  readonly maxFiles: number;
}
/** Signature 签名. Value: `{ drawn: file id }` or `{ typed: name }`. */
export interface SignatureField extends FieldBase {
  readonly type: 'signature';
}
/** A place 位置. Value: `{ text }` and, when the browser gave it, `lng` and `lat` (WGS 84, degrees). */
export interface LocationField extends FieldBase {
  readonly type: 'location';
  readonly maxLength?: number;
}

/** Words between the fields 说明, in a small Markdown. It has no value. */
export interface NoticeField extends FieldBase {
  readonly type: 'notice';
  readonly text: Text;
  readonly tone?: 'info' | 'warning';
}
/** A value that the hall works out 计算字段, never taken from the browser. */
export interface ComputedField extends FieldBase {
  readonly type: 'computed';
  readonly value: Feel;
  readonly format: 'text' | 'number' | 'money' | 'date' | 'yesNo';
  readonly decimals?: number;
  readonly unit?: Text;
}
/** Rows of the same fields 明细表. Value: list of objects keyed by column. Expressions in columns see their row first. */
export interface DetailsField extends FieldBase {
  readonly type: 'details';
  readonly columns: readonly Column[];
  readonly minRows?: number;
  readonly maxRows: number;
  readonly totals?: readonly Total[];
}
/** A line under the rows 合计: the sum of a column, or FEEL over the form in which the table itself is known by its key. */
export interface Total {
  readonly label: Text;
  readonly sum?: string;
  readonly value?: Feel;
  readonly format?: 'number' | 'money';
  readonly decimals?: number;
  readonly unit?: Text;
}

/** Pickers: their value is a {@link Reference}, or a list of them. */
export type PickerField = DictionaryField | PersonField | UnitField | ClassField | RoomField | RegionField;

/** A question 字段 of a form (notices and computed values are fields, too). */
export type Field =
  | TextField
  | LongTextField
  | NumberField
  | MoneyField
  | DateField
  | DateTimeField
  | HalfDayRangeField
  | TimeSlotField
  | ChoiceField
  | ChecklistField
  | CascadeField
  | TermField
  | YesNoField
  | PickerField
  | PhoneField
  | EmailField
  | IdNumberField
  | PersonNoField
  | FileField
  | PhotoField
  | SignatureField
  | LocationField
  | NoticeField
  | ComputedField
  | DetailsField;

/** A field inside the rows of a detail table 明细列. */
export type Column = Exclude<
  Field,
  | FileField
  | PhotoField
  | SignatureField
  | LocationField
  | NoticeField
  | DetailsField
  | CascadeField
  | ChecklistField
  | HalfDayRangeField
  | TimeSlotField
>;
