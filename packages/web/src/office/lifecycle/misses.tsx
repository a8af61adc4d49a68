import '../../ui/card.css';
import { longDate } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { lifecycleWords } from '../../locale/lifecycle.ts';
import { useWords } from '../../locale/words.ts';
import { ScrollTable } from '../../ui/table/scroll-table.tsx';

interface Miss {
  readonly query: string;
  readonly near: boolean;
  readonly times: number;
  readonly last: string;
}

/** 零结果清单: an alias, or a new service, is what each line asks for. */
export function Misses({ misses }: { readonly misses: readonly Miss[] }) {
  const t = useWords(lifecycleWords);
  const chosen = useLanguage();
  if (misses.length === 0)
    return (
      <section className="card">
        <h2>{t.misses}</h2>
        <p className="soft-text">{t.missesNone}</p>
      </section>
    );
  return (
    <ScrollTable name={t.misses}>
      <thead>
        <tr>
          <th scope="col">{t.query}</th>
          <th scope="col" className="number">
            {t.times}
          </th>
          <th scope="col">{t.last}</th>
        </tr>
      </thead>
      <tbody>
        {misses.map(({ query, near, times, last }) => (
          <tr key={query}>
            <th scope="row">
              {query}
              {near && <div className="soft-text">{t.near}</div>}
            </th>
            <td className="number">{times}</td>
            <td>{longDate(chosen, last)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
