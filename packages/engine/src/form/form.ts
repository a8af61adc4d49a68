import type { Tree } from '../expression/tree.ts';
import type { Json } from '../json.ts';
import type { Text } from '../text.ts';
import type { Feel, Field, Option } from './field.ts';

export type { Text };
export type * from './field.ts';

/** Fields 字段组 under one small heading, shown or hidden together. The values stay flat: a group has none. */
export interface Group {
  readonly type: 'group';
  readonly key: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly visible?: Feel;
  readonly fields: readonly Field[];
}

/** Fields 分区 with their heading. `page` begins a new page 分页 with that title; sections after it stay on the page. */
export interface Section {
  readonly key: string;
  readonly title: Text;
  readonly hint?: Text;
  readonly page?: Text;
  readonly visible?: Feel;
  readonly fields: readonly (Field | Group)[];
}

/**
 * A condition before the form 受理条件. Without `question` it is decided from the directory (`applicant`) alone; with
 * one it is asked first: yes or no, or one of `options`. Answers are known under `key` here and below, and not kept.
 */
export interface Gate {
  readonly key: string;
  readonly question?: Text;
  readonly hint?: Text;
  readonly options?: readonly Option[];
  /** FEEL over `applicant`, `parameters`, `today` and the answers so far; everything but true leads to the exit. */
  readonly met: Feel;
  /** Why not, and what to do instead, in plain words. */
  readonly exit: Text;
  /** Where to go instead: a service of the hall, or an address. */
  readonly goTo?: { readonly label: Text; readonly service?: string; readonly href?: string };
}

/** Form definition 表单定义 as in form.yaml: JSON, the same for browser and server. */
export interface FormDefinition {
  /** One line that names a case in lists; `{key}` and `{key.days}` (病假 5 天) stand for field values in display form. */
  readonly title: Text;
  readonly eligibility?: readonly Gate[];
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
  | 'pattern'
  | 'badNumber'
  | 'tooSmall'
  | 'tooLarge'
  | 'tooPrecise'
  | 'step'
  | 'notAnOption'
  | 'tooFew'
  | 'tooMany'
  | 'badDate'
  | 'badTime'
  | 'tooEarly'
  | 'tooLate'
  | 'reversed'
  | 'badPhone'
  | 'badEmail'
  | 'badIdNumber'
  | 'badNumberOfPerson'
  | 'badReference'
  | 'locked'
  | 'badPlace'
  | 'tooFewFiles'
  | 'tooManyFiles'
  | 'badFile'
  | 'validation'
  | 'expression';

/** Form data 表单数据 as typed so far: anything, until `checkForm` has normalised it. */
export type FormData = { readonly [key: string]: Json };

/** Language 语言 of the hall. */
export type Lang = 'zh' | 'en';
