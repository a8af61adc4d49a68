import './cut-list.css';
import { Link } from 'wouter';
import type { Cut } from '../../api/shapes.ts';
import { catalogueWords } from '../../locale/catalogue.ts';
import { useSay, useWords } from '../../locale/words.ts';

/** Themes or life events 主题与人生事件 as links; `chosen` is the one in force, `all` adds 全部 in front. */
export function CutList(props: {
  readonly name: string;
  readonly cuts: readonly Cut[];
  readonly addressOf: (code: string) => string;
  readonly chosen?: string;
  readonly all?: boolean;
}) {
  const t = useWords(catalogueWords);
  const say = useSay();
  const everything = props.all ? [{ code: '', name: undefined, count: undefined }] : [];
  return (
    <nav aria-label={props.name}>
      <ul className="cut-list">
        {[...everything, ...props.cuts].map((cut) => (
          <li key={cut.code}>
            <Link
              href={props.addressOf(cut.code)}
              aria-current={props.chosen === cut.code ? 'true' : undefined}
            >
              {cut.name ? say(cut.name) : t.allThemes}
              {cut.count !== undefined && (
                <span className="cut-list-count">
                  <span aria-hidden>{cut.count}</span>
                  <span className="hidden-text">{t.services(cut.count)}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
