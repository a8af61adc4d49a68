import { IconBell, IconFileText, IconHome, type Icon, IconListCheck, IconUser } from '@tabler/icons-react';
import { hasRole } from '../../api/session.ts';
import type { Me } from '../../api/shapes.ts';

/** One entry of the main navigation. Those with a picture form the bottom bar of phones; on wide screens all are words. */
export interface NavItem {
  readonly key:
    | 'home'
    | 'applications'
    | 'tasks'
    | 'messages'
    | 'account'
    | 'figures'
    | 'ledger'
    | 'guides'
    | 'ratings'
    | 'notices'
    | 'systems'
    | 'printing'
    | 'importing';
  readonly to: string;
  readonly icon?: Icon;
}

const EVERYONE: readonly NavItem[] = [
  { key: 'home', to: '/', icon: IconHome },
  { key: 'applications', to: '/applications', icon: IconFileText },
  { key: 'tasks', to: '/desk', icon: IconListCheck },
  { key: 'messages', to: '/messages', icon: IconBell },
];
const FIGURES: NavItem = { key: 'figures', to: '/office/figures' };
const LEDGER: NavItem = { key: 'ledger', to: '/office/services' };
const GUIDES: NavItem = { key: 'guides', to: '/office/guides' };
const RATINGS: NavItem = { key: 'ratings', to: '/office/ratings' };
const NOTICES: NavItem = {
  key: 'notices',
  to: '/office/notices',
};
const PRINTING: NavItem = { key: 'printing', to: '/office/print' };
const SYSTEMS: NavItem = {
  key: 'systems',
  to: '/office/systems',
};
const IMPORTING: NavItem = { key: 'importing', to: '/office/import' };
const ACCOUNT: NavItem = { key: 'account', to: '/account', icon: IconUser };

/** Entries for this person, in order. */
export function navItems(me: Me | null | undefined): readonly NavItem[] {
  const office = hasRole(me, 'admin', 'office', 'auditor') ? [FIGURES, LEDGER] : [];
  const guides = hasRole(me, 'admin', 'office') ? [GUIDES, RATINGS, NOTICES] : [];
  const printing = hasRole(me, 'office') ? [PRINTING] : [];
  const admin = hasRole(me, 'admin') ? [SYSTEMS, IMPORTING] : [];
  return [...EVERYONE, ...office, ...guides, ...printing, ...admin, ACCOUNT];
}

/** Whether an entry is the place where the reader is. */
export function isCurrent(item: NavItem, path: string): boolean {
  if (item.to === '/') return path === '/' || path.startsWith('/services');
  if (item.key === 'tasks' && (path === '/copies' || path === '/substitutes')) return true;
  return path === item.to || path.startsWith(`${item.to}/`);
}
