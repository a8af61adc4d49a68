import { Link } from 'wouter';
import { hasRole, useSession } from '../../api/session.ts';
import type { EventLine } from '../../api/shapes.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { settlingWords } from '../../locale/settling.ts';
import { useNow } from '../../locale/use-now.ts';
import { useWords } from '../../locale/words.ts';
import { ScrollTable } from '../../ui/table/scroll-table.tsx';
import { RowState } from './row-state.tsx';

/** Events, newest first. */
export function EventTable(props: {
  readonly code: string;
  readonly name: string;
  readonly items: readonly EventLine[];
}) {
  const { code, name, items } = props;
  const t = useWords(settlingWords);
  const chosen = useLanguage();
  const now = useNow();
  const { me } = useSession();
  const mayOpen = hasRole(me, 'admin', 'office');
  const results: Readonly<Record<string, string>> = t.results;
  return (
    <div className="system-rows">
      <ScrollTable name={name}>
        <thead>
          <tr>
            {[t.when, t.status, t.case, t.order, t.peerStatus, t.outcome, t.via].map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {mayOpen ? (
                  <Link href={`/office/systems/${code}/events/${one.id}`}>
                    {shortDateTime(chosen, one.receivedAt, now)}
                    <span className="hidden-text"> {t.openOf(one.id)}</span>
                  </Link>
                ) : (
                  shortDateTime(chosen, one.receivedAt, now)
                )}
              </th>
              <td>
                <RowState status={one.status} />
              </td>
              <td className="figures">{one.reference ?? '—'}</td>
              <td>{one.orderId}</td>
              <td>{one.peerStatus ?? '—'}</td>
              <td>{one.result === null ? '—' : (results[one.result] ?? one.result)}</td>
              <td>{t.vias[one.via]}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}
