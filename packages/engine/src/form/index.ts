/**
 * The form model 表单模型, for browser and server alike: no FEEL library, no parser. Compiling a form.yaml is
 * `compileForm` of `@wangban/engine`.
 */
export { checkForm, type CheckedForm, type CheckOptions } from './check-form.ts';
export { displayValue } from './display-value.ts';
export type * from './form.ts';
export { formTitle } from './form-title.ts';
export { type Form, openForm, type OpenField } from './open-form.ts';
