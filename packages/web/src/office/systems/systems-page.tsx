import { IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { hasRole, useSession } from '../../api/session.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { systemWords } from '../../locale/systems.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ScrollTable } from '../../ui/table/scroll-table.tsx';
import { SystemState } from './system-state.tsx';
import { systemsQuery } from './systems-query.ts';

/** 业务系统 All systems and how they stand. */
export function SystemsPage() {
  const t = useWords(systemWords);
  const say = useSay();
  const chosen = useLanguage();
  const now = useNow();
  const { me } = useSession();
  const { data, error, refetch } = useQuery(systemsQuery);
  const register = hasRole(me, 'admin') && <ButtonLink to="/office/systems/new">{t.register}</ButtonLink>;
  return (
    <Page title={t.title} lead={t.lead} width="wide" aside={register}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {data?.items.length === 0 && <EmptyState icon={IconPlugConnected} title={t.none} text={t.noneNext} />}
      {data && data.items.length > 0 && (
        <ScrollTable name={t.all}>
          <thead>
            <tr>
              {[t.system, t.state].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              {[t.waiting, t.dead, t.quarantined].map((name) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
              <th scope="col">{t.lastSuccess}</th>
              <th scope="col">{t.owner}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((one) => (
              <tr key={one.code}>
                <th scope="row">
                  <Link href={`/office/systems/${one.code}`}>{say(one.name)}</Link>
                </th>
                <td>
                  <SystemState of={one} />
                </td>
                <td className="number">{t.upTo(one.waiting)}</td>
                <td className="number">{t.upTo(one.dead)}</td>
                <td className="number">{t.upTo(one.quarantined)}</td>
                <td>{one.lastSuccessAt ? shortDateTime(chosen, one.lastSuccessAt, now) : t.never}</td>
                <td>{say(one.owner)}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </Page>
  );
}
