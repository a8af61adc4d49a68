import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { applyWords } from '../../locale/apply.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { wrongIn } from './sections.ts';
import type { Runner } from './use-runner.ts';

/** The form's sections with what is still to do, beside the form on wide windows. */
export function SectionList({ runner }: { readonly runner: Runner }) {
  const t = useWords(applyWords);
  const say = useSay();
  return (
    <nav aria-label={t.sections}>
      <ol className="section-list">
        {runner.sections.map(({ section }) => {
          const left = wrongIn(section, runner.check.open).length;
          const Picture = left === 0 ? IconCircleCheck : IconCircle;
          return (
            <li key={section.key} className={left === 0 ? 'section-list-done' : undefined}>
              <Picture size={20} stroke={1.8} aria-hidden />
              <a href={`#section-${section.key}`}>{say(section.title)}</a>
              <span className="soft-text">{left === 0 ? t.filled : t.left(left)}</span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
