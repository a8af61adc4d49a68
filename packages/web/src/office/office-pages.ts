import { hasRole } from '../api/session.ts';
import type { Me } from '../api/shapes.ts';

type Role = 'admin' | 'office' | 'auditor';

const READERS: readonly Role[] = ['admin', 'office', 'auditor'];
const WRITERS: readonly Role[] = ['admin', 'office'];

/** Pages of the office 管理页面, in order, and who has them. */
const PAGES = [
  { key: 'figures', to: '/office/figures', roles: READERS },
  { key: 'ledger', to: '/office/services', roles: READERS },
  { key: 'guides', to: '/office/guides', roles: WRITERS },
  { key: 'ratings', to: '/office/ratings', roles: WRITERS },
  { key: 'notices', to: '/office/notices', roles: WRITERS },
  { key: 'printing', to: '/office/print', roles: ['office'] },
  { key: 'systems', to: '/office/systems', roles: READERS },
  { key: 'importing', to: '/office/import', roles: ['admin'] },
] as const satisfies readonly { key: string; to: string; roles: readonly Role[] }[];

/** Those that this person may open. */
export function officePages(me: Me | null | undefined) {
  return PAGES.filter(({ roles }) => hasRole(me, ...roles));
}
