import type { Role } from './contract.ts';

/** All roles 角色 of the hall. */
export const ROLES: readonly Role[] = ['admin', 'office', 'auditor'];

/** Whether a text from outside names a role. */
export function isRole(text: string | undefined): text is Role {
  return ROLES.some((role) => role === text);
}
