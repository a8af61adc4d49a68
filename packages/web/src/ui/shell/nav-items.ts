import {
  IconBell,
  IconBook2,
  IconChartBar,
  IconFileText,
  IconHome,
  type Icon,
  IconListCheck,
  IconPrinter,
  IconSpeakerphone,
  IconStar,
  IconTimeline,
  IconUpload,
  IconUser,
} from '@tabler/icons-react';
import { hasRole } from '../../api/session.ts';
import type { Me } from '../../api/shapes.ts';

/** One entry of the main navigation. `onPhone` entries form the bottom bar. */
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
    | 'printing'
    | 'importing';
  readonly to: string;
  readonly icon: Icon;
  readonly onPhone: boolean;
}

const EVERYONE: readonly NavItem[] = [
  { key: 'home', to: '/', icon: IconHome, onPhone: true },
  { key: 'applications', to: '/applications', icon: IconFileText, onPhone: true },
  { key: 'tasks', to: '/desk', icon: IconListCheck, onPhone: true },
  { key: 'messages', to: '/messages', icon: IconBell, onPhone: true },
];
const FIGURES: NavItem = { key: 'figures', to: '/office/figures', icon: IconChartBar, onPhone: false };
const LEDGER: NavItem = { key: 'ledger', to: '/office/services', icon: IconTimeline, onPhone: false };
const GUIDES: NavItem = { key: 'guides', to: '/office/guides', icon: IconBook2, onPhone: false };
const RATINGS: NavItem = { key: 'ratings', to: '/office/ratings', icon: IconStar, onPhone: false };
const NOTICES: NavItem = {
  key: 'notices',
  to: '/office/notices',
  icon: IconSpeakerphone,
  onPhone: false,
};
const PRINTING: NavItem = { key: 'printing', to: '/office/print', icon: IconPrinter, onPhone: false };
const IMPORTING: NavItem = { key: 'importing', to: '/office/import', icon: IconUpload, onPhone: false };
const ACCOUNT: NavItem = { key: 'account', to: '/account', icon: IconUser, onPhone: true };

/** Entries for this person, in order. */
export function navItems(me: Me | null | undefined): readonly NavItem[] {
  const office = hasRole(me, 'admin', 'office', 'auditor') ? [FIGURES, LEDGER] : [];
  const guides = hasRole(me, 'admin', 'office') ? [GUIDES, RATINGS, NOTICES] : [];
  const printing = hasRole(me, 'office') ? [PRINTING] : [];
  const admin = hasRole(me, 'admin') ? [IMPORTING] : [];
  return [...EVERYONE, ...office, ...guides, ...printing, ...admin, ACCOUNT];
}

/** Whether an entry is the place where the reader is. */
export function isCurrent(item: NavItem, path: string): boolean {
  if (item.to === '/') return path === '/' || path.startsWith('/services');
  if (item.key === 'tasks' && (path === '/copies' || path === '/substitutes')) return true;
  return path === item.to || path.startsWith(`${item.to}/`);
}
