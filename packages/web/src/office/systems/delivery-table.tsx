import { Link } from 'wouter';
import { hasRole, useSession } from '../../api/session.ts';
import type { DeliveryLine } from '../../api/shapes.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { settlingWords } from '../../locale/settling.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ScrollTable } from '../../ui/table/scroll-table.tsx';
import { RowState } from './row-state.tsx';

/** Deliveries, newest first. Auditors see that they were made, not what applicants wrote. */
export function DeliveryTable(props: { readonly code: string; readonly items: readonly DeliveryLine[] }) {
  const { code, items } = props;
  const t = useWords(settlingWords);
  const say = useSay();
  const chosen = useLanguage();
  const now = useNow();
  const { me } = useSession();
  const mayOpen = hasRole(me, 'admin', 'office');
  const kinds: Readonly<Record<string, string>> = t.kinds;
  return (
    <div className="system-rows">
      <ScrollTable name={t.deliveries}>
        <thead>
          <tr>
            {[t.when, t.status, t.case, t.kind, t.attempts, t.lastError].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {mayOpen ? (
                  <Link href={`/office/systems/${code}/deliveries/${one.id}`}>
                    {shortDateTime(chosen, one.createdAt, now)}
                    <span className="hidden-text"> {t.openOf(one.id)}</span>
                  </Link>
                ) : (
                  shortDateTime(chosen, one.createdAt, now)
                )}
              </th>
              <td>
                <RowState status={one.status} />
                {one.takenAt !== null && <p className="soft-text">{t.takenAt}</p>}
                {one.takenAt === null && one.listedAt !== null && <p className="soft-text">{t.listedAt}</p>}
              </td>
              <td className="figures">{one.reference ?? '—'}</td>
              <td>{kinds[one.kind] ?? one.kind}</td>
              <td>{t.attemptsOf(one.attempts)}</td>
              <td>{one.lastError ? say(one.lastError) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}
