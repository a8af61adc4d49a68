/**
 * The form model 表单模型, for browser and server alike: no FEEL library, no parser. Compiling a form.yaml is
 * `compileForm` of `@wangban/engine`, checking what was filled in `checkForm` of `@wangban/engine/form-check`.
 */
export { accessTo, type FieldAccess, type FormAccess, isFilledIn } from './access.ts';
export { limitForm } from './limit-form.ts';
export type { CheckOptions } from './check-options.ts';
export type { KnownFile } from './checked-field.ts';
export { displayed, displayedInRow, displayValue } from './display-value.ts';
export { displayTotals, type ShownTotal } from './display-totals.ts';
export { type Eligibility, type EligibilityFacts, eligibilityOf } from './eligibility.ts';
export { allFields, fieldsOf } from './fields-of.ts';
export { rowsOf } from './fields/details/rows-of.ts';
export { kindsOf, kindNames } from './fields/file/kinds.ts';
export { type NoticeBlock, type NoticeRun, readNotice } from './fields/notice/notice-text.ts';
export { referencesOf } from './fields/picker/references-of.ts';
export { termsOn } from './fields/term/terms.ts';
export { upperCaseMoney } from './fields/money/upper-case-money.ts';
export type * from './form.ts';
export { formTitle } from './form-title.ts';
export { type Form, hasPatterns, openForm, type OpenField, type PatternCompiler } from './open-form.ts';
export { type FormOutline, outlineForm } from './outline-form.ts';
export { isLocked, prefillSource } from './prefill.ts';
export { visibleFields } from './visible-fields.ts';
export { startingData } from './starting-data.ts';
