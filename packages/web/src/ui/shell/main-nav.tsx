import { Link, useLocation } from 'wouter';
import { useCounts } from '../../api/counts.ts';
import { useSession } from '../../api/session.ts';
import { shell } from '../../locale/shell.ts';
import { useWords } from '../../locale/words.ts';
import { isCurrent, type NavItem, navItems } from './nav-items.ts';

const MOST = 99;

function badgeOf(item: NavItem, counts: { open: number; unreadMessages: number } | undefined): number {
  if (item.key === 'tasks') return counts?.open ?? 0;
  if (item.key === 'messages') return counts?.unreadMessages ?? 0;
  return 0;
}

/** Main navigation 主导航: one list that lies on top on wide screens and at the thumb on phones. */
export function MainNav() {
  const t = useWords(shell);
  const { me } = useSession();
  const [path] = useLocation();
  const counts = useCounts();
  return (
    <nav className="main-nav no-print" aria-label={t.mainNav}>
      <ul>
        {navItems(me).map((item) => {
          const Picture = item.icon;
          const count = badgeOf(item, counts);
          const words = item.key === 'tasks' ? t.openTasks(count) : t.unread(count);
          return (
            <li key={item.key}>
              <Link href={item.to} aria-current={isCurrent(item, path) ? 'page' : undefined}>
                <span className="main-nav-icon">
                  <Picture size={22} stroke={1.7} aria-hidden />
                  {count > 0 && (
                    <span className="main-nav-badge">
                      <span aria-hidden>{count > MOST ? `${MOST}+` : count}</span>
                    </span>
                  )}
                </span>
                {t[item.key]}
                {count > 0 && <span className="hidden-text">{words}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
