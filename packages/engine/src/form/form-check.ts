/**
 * The checks of a filled-in form 表单校验, the same for browser and server. A door of their own: a page that only shows a
 * form, or has just drawn one to be filled in, does without the checks of every type of field.
 */
export { checkFilledIn, type FilledIn } from './check-filled-in.ts';
export { checkForm, type CheckedForm } from './check-form.ts';
