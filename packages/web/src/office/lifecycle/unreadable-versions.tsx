import '../../ui/card.css';
import { lifecycleWords } from '../../locale/lifecycle.ts';
import { useWords } from '../../locale/words.ts';
import { ScrollTable } from '../../ui/table/scroll-table.tsx';

interface Unreadable {
  readonly code: string;
  readonly version: number;
  readonly reason: string;
}

/** 无法读取的版本: what an administrator has to mend, with the reason as the log has it. */
export function UnreadableVersions({ versions }: { readonly versions: readonly Unreadable[] }) {
  const t = useWords(lifecycleWords);
  return (
    <section className="stack" aria-labelledby="unreadable">
      <h2 id="unreadable">{t.unreadable}</h2>
      <p>{t.unreadableLead}</p>
      <ScrollTable name={t.unreadable}>
        <thead>
          <tr>
            <th scope="col">{t.service}</th>
            <th scope="col" className="number">
              {t.version}
            </th>
            <th scope="col">{t.reason}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ code, version, reason }) => (
            <tr key={`${code} ${version}`}>
              <th scope="row">{code}</th>
              <td className="number">{version}</td>
              <td lang="en">{reason}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}
