import { settlingWords } from '../../locale/settling.ts';
import { useWords } from '../../locale/words.ts';
import { ScrollTable } from '../../ui/table/scroll-table.tsx';
import { jsonDifference, readable } from './json-difference.ts';

/** A body as it was sent or came, laid out to be read. */
export function BodyText({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section className="card" aria-labelledby="body">
      <h2 id="body">{title}</h2>
      {/* Scrolls by itself, so it must be reachable by keyboard. */}
      <pre className="system-body" tabIndex={0}>
        {readable(text)}
      </pre>
    </section>
  );
}

/** Differs in every envelope, and says nothing of the order. */
const OF_THE_LETTER: ReadonlySet<string> = new Set(['id', 'time', 'timestamp']);

/** 内容对比: in what a body differs from the one before it. */
export function BodyDifference(props: { readonly title: string; readonly was: string; readonly is: string }) {
  const t = useWords(settlingWords);
  const found = jsonDifference(props.was, props.is).filter(({ path }) => !OF_THE_LETTER.has(path));
  if (found.length === 0)
    return (
      <section className="card">
        <h2>{props.title}</h2>
        <p className="soft-text">{t.noDifference}</p>
      </section>
    );
  return (
    <div className="system-difference">
      <ScrollTable name={props.title}>
        <thead>
          <tr>
            {[t.path, t.was, t.is].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.map(({ path, was, is }) => (
            <tr key={path}>
              <th scope="row">{path}</th>
              <td>
                <code>{was ?? '—'}</code>
              </td>
              <td>
                <code>{is ?? '—'}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}
