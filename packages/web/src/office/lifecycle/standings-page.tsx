import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { hasRole, useSession } from '../../api/session.ts';
import { longDate } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { lifecycleWords } from '../../locale/lifecycle.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ScrollTable } from '../../ui/table/scroll-table.tsx';
import { standingsQuery } from './lifecycle-query.ts';
import { NewService } from '../publishing/new-service.tsx';
import { Misses } from './misses.tsx';
import { UnreadableVersions } from './unreadable-versions.tsx';

/** 事项台账 Ledger of services: stage, channel and use of each, and what people looked for in vain. */
export function StandingsPage() {
  const t = useWords(lifecycleWords);
  const say = useSay();
  const { me } = useSession();
  const chosen = useLanguage();
  const { data, error, refetch } = useQuery(standingsQuery);
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <>
          {data.unreadable.length > 0 && <UnreadableVersions versions={data.unreadable} />}
          <ScrollTable name={t.services}>
            <thead>
              <tr>
                {[t.service, t.owner, t.stage, t.channel, t.since].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col" className="number">
                  {t.lastYear}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.services.map((one) => (
                <tr key={one.code}>
                  <th scope="row">
                    <Link href={`/office/services/${one.code}`}>{say(one.name)}</Link>
                  </th>
                  <td>{say(one.owner)}</td>
                  <td>{t.stages[one.stage]}</td>
                  <td>{t.channels[one.channel]}</td>
                  <td>{longDate(chosen, one.since)}</td>
                  <td className="number">
                    {one.valid}
                    {one.dormant && <div className="soft-text">{t.dormant(data.dormantBelow)}</div>}
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          <Misses misses={data.misses} />
          {hasRole(me, 'admin', 'office') && <NewService />}
        </>
      )}
    </Page>
  );
}
