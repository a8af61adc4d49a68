import '../../ui/card.css';
import { useQuery } from '@tanstack/react-query';
import { longDate } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { lifecycleWords } from '../../locale/lifecycle.ts';
import { publishingWords } from '../../locale/publishing.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { ScrollTable } from '../../ui/table/scroll-table.tsx';
import { ledgerQuery } from './lifecycle-query.ts';
import { StageForm } from './stage-form.tsx';

/** 生命周期台账 Stages of one service with evidence and reason; its office enters the next one. */
export function LedgerPage({ params }: PageProps) {
  const t = useWords(lifecycleWords);
  const p = useWords(publishingWords);
  const say = useSay();
  const chosen = useLanguage();
  const code = params['code'] ?? '';
  const { data, error, refetch } = useQuery(ledgerQuery(code));
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const [last] = data.items;
  return (
    <Page
      title={say(data.name)}
      back={{ to: '/office/services', label: t.back }}
      width="wide"
      aside={
        <ButtonLink to={`/office/services/${code}/versions`} variant="default">
          {p.versions}
        </ButtonLink>
      }
    >
      <ScrollTable name={t.history}>
        <thead>
          <tr>
            {[t.when, t.stage, t.channel, t.by, t.person, t.evidence, t.reason].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.items.map((row) => (
            <tr key={row.id}>
              <th scope="row">{longDate(chosen, row.at)}</th>
              <td>{t.stages[row.stage]}</td>
              <td>{t.channels[row.channel]}</td>
              <td>{row.by ?? t.hall}</td>
              <td>{row.lead}</td>
              <td>{row.evidence}</td>
              <td>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {data.mayChange && last ? (
        <StageForm key={last.id} code={code} last={last} />
      ) : (
        <p className="soft-text">{t.readOnly}</p>
      )}
    </Page>
  );
}
