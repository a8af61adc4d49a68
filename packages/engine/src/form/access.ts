/** Access 字段权限 of a step to a field: fill in, only read, not see, or must fill in. */
export type FieldAccess = 'edit' | 'read' | 'hidden' | 'required';

/** The words that a flow writes. */
export const FIELD_ACCESS = ['edit', 'read', 'hidden', 'required'] as const satisfies readonly FieldAccess[];

/**
 * Who may do what with the fields at a step 环节的字段权限: by key, and what holds for all others. Where the applicant
 * fills the form in, that is `edit`; where somebody decides about it, `read`.
 */
export interface FormAccess {
  readonly fields: { readonly [key: string]: FieldAccess };
  readonly others: FieldAccess;
}

/** Access to one field. */
export function accessTo(access: FormAccess | undefined, key: string): FieldAccess {
  if (access === undefined) return 'edit';
  return Object.hasOwn(access.fields, key) ? (access.fields[key] ?? access.others) : access.others;
}

/** May whoever works at this step fill the field in? */
export function isFilledIn(access: FormAccess, key: string): boolean {
  const found = accessTo(access, key);
  return found === 'edit' || found === 'required';
}
