import type { Reconciliation } from '../../../api/shapes.ts';
import { shortDateTime } from '../../../locale/dates.ts';
import { useLanguage } from '../../../locale/language.ts';
import { reconciliationWords } from '../../../locale/reconciliation.ts';
import { useNow } from '../../../locale/use-now.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { ScrollTable } from '../../../ui/table/scroll-table.tsx';

type Run = Reconciliation['runs'][number];

/** 对账记录 What was compared when, and what came of it. */
export function RunTable({ runs }: { readonly runs: readonly Run[] }) {
  const t = useWords(reconciliationWords);
  const chosen = useLanguage();
  const now = useNow();
  if (runs.length === 0) return null;
  return (
    <ScrollTable name={t.runs}>
      <thead>
        <tr>
          <th scope="col">{t.begunAt}</th>
          <th scope="col">{t.what}</th>
          <th scope="col" className="number">
            {t.counts}
          </th>
          <th scope="col" className="number">
            {t.found}
          </th>
          <th scope="col" className="number">
            {t.healed}
          </th>
          <th scope="col">{t.result}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row">{shortDateTime(chosen, run.begunAt, now)}</th>
            <td>{t.scopes[run.scope]}</td>
            <td className="number">{`${run.here ?? '–'} / ${run.there ?? '–'}`}</td>
            <td className="number">{run.scope === 'full' && run.here !== null ? differencesOf(run) : '–'}</td>
            <td className="number">{run.healed ?? '–'}</td>
            <td>
              <Result of={run} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function differencesOf({ onlyHere, onlyThere, differ, stuck }: Run): number {
  return (onlyHere ?? 0) + (onlyThere ?? 0) + (differ ?? 0) + (stuck ?? 0);
}

function Result({ of }: { readonly of: Run }) {
  const t = useWords(reconciliationWords);
  const say = useSay();
  if (of.error) return say(of.error);
  return of.endedAt === null ? t.running : t.finished;
}
