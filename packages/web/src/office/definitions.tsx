import { figuresWords } from '../locale/office.ts';
import { useWords } from '../locale/words.ts';

const KEYS = ['started', 'valid', 'accepted', 'closed', 'median'] as const;

/** 指标口径 What each figure counts; the headings of the table lead here. */
export function Definitions() {
  const t = useWords(figuresWords);
  return (
    <section className="card">
      <h2>{t.definitions}</h2>
      <dl className="meanings">
        {KEYS.map((key) => (
          <div key={key}>
            <dt id={`meaning-${key}`} tabIndex={-1}>
              {t[key]}
            </dt>
            <dd>{t.meanings[key]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
