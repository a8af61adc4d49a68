import { systemWords } from '../../locale/systems.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ScrollTable } from '../../ui/table/scroll-table.tsx';
import type { StatusRow } from './definition-of.ts';

/** 状态对照: what each status of the system means to a case. */
export function StatusMap({ statuses }: { readonly statuses: readonly StatusRow[] }) {
  const t = useWords(systemWords);
  const say = useSay();
  const meanings: Readonly<Record<string, string>> = t.thens;
  return (
    <ScrollTable name={t.statusMap}>
      <thead>
        <tr>
          {[t.peerStatus, t.shownAs, t.meaning, t.final].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {statuses.map((one) => (
          <tr key={one.status}>
            <th scope="row">{one.status}</th>
            <td>{say(one.label)}</td>
            <td>{meanings[one.means] ?? one.means}</td>
            <td>{one.isFinal ? t.yes : ''}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
