import './problem-summary.css';
import { type MouseEvent, useLayoutEffect, useRef } from 'react';
import { problem } from '../../locale/problem.ts';
import { useWords } from '../../locale/words.ts';

/** One wrong field: the id of its control and the message shown there too. */
export interface SummaryItem {
  readonly id: string;
  readonly message: string;
}

/** The control with this id, or the nearest one around it: `proof-0` has none, `proof` has. */
function controlOf(id: string): HTMLElement | null {
  const found = document.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  const end = id.lastIndexOf('-');
  return found === null && end > 0 ? controlOf(id.slice(0, end)) : found;
}

function moveTo(event: MouseEvent, id: string): void {
  const control = controlOf(id);
  if (control === null) return;
  event.preventDefault();
  // The label must be on screen too, so scroll the whole field.
  (control.closest('.field-wrong') ?? control).scrollIntoView({ block: 'start' });
  control.focus({ preventScroll: true });
}

/**
 * 有 N 处需要修改: on top of main after a failed check. It takes the focus when it appears (give it a new `key` at
 * each attempt); its links lead to the fields.
 */
export function ProblemSummary({ items }: { readonly items: readonly SummaryItem[] }) {
  const t = useWords(problem);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <div
      ref={box}
      className="problem-summary"
      role="alert"
      tabIndex={-1}
      aria-labelledby="problem-summary-title"
    >
      <h2 id="problem-summary-title">{t.summaryTitle(items.length)}</h2>
      <ul>
        {items.map((item) => (
          <li key={`${item.id} ${item.message}`}>
            <a href={`#${item.id}`} onClick={(event) => moveTo(event, item.id)}>
              {item.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
