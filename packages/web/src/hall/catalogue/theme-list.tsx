import './theme-list.css';
import { Link } from 'wouter';
import type { Theme } from '../../api/shapes.ts';
import { catalogueWords } from '../../locale/catalogue.ts';
import { useSay, useWords } from '../../locale/words.ts';

/** Themes 主题 as links; `chosen` is the one in force, `all` adds 全部 in front. */
export function ThemeList(props: {
  readonly themes: readonly Theme[];
  readonly addressOf: (theme: string) => string;
  readonly chosen?: string;
  readonly all?: boolean;
}) {
  const t = useWords(catalogueWords);
  const say = useSay();
  const everything = props.all ? [{ code: '', name: undefined, count: undefined }] : [];
  return (
    <nav aria-label={t.themes}>
      <ul className="theme-list">
        {[...everything, ...props.themes].map((theme) => (
          <li key={theme.code}>
            <Link
              href={props.addressOf(theme.code)}
              aria-current={props.chosen === theme.code ? 'true' : undefined}
            >
              {theme.name ? say(theme.name) : t.allThemes}
              {theme.count !== undefined && (
                <span className="theme-list-count">
                  <span aria-hidden>{theme.count}</span>
                  <span className="hidden-text">{t.services(theme.count)}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
