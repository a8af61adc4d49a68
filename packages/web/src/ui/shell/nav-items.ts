import {
  IconBell,
  IconBriefcase,
  IconFileText,
  IconHome,
  type Icon,
  IconListCheck,
  IconUser,
} from '@tabler/icons-react';
import { hasRole } from '../../api/session.ts';
import type { Me } from '../../api/shapes.ts';

/** One entry of the main navigation: a picture with its word in the bottom bar of phones, a word on wide screens. */
export interface NavItem {
  readonly key: 'home' | 'applications' | 'tasks' | 'messages' | 'office' | 'account';
  readonly to: string;
  readonly icon: Icon;
}

const EVERYONE: readonly NavItem[] = [
  { key: 'home', to: '/', icon: IconHome },
  { key: 'applications', to: '/applications', icon: IconFileText },
  { key: 'tasks', to: '/desk', icon: IconListCheck },
  { key: 'messages', to: '/messages', icon: IconBell },
];
const OFFICE: NavItem = { key: 'office', to: '/office', icon: IconBriefcase };
const ACCOUNT: NavItem = { key: 'account', to: '/account', icon: IconUser };

/** Entries for this person, in order. */
export function navItems(me: Me | null | undefined): readonly NavItem[] {
  const office = hasRole(me, 'admin', 'office', 'auditor') ? [OFFICE] : [];
  return [...EVERYONE, ...office, ACCOUNT];
}

/** Whether an entry is the place where the reader is. */
export function isCurrent(item: NavItem, path: string): boolean {
  if (item.to === '/') return path === '/' || path.startsWith('/services');
  if (item.key === 'tasks' && (path === '/copies' || path === '/substitutes')) return true;
  return path === item.to || path.startsWith(`${item.to}/`);
}
