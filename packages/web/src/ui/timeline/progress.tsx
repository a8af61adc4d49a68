import type { FileRef, TimelineEntry } from '../../api/shapes.ts';
import { timelineWords } from '../../locale/timeline.ts';
import { dayAndSpan } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useWords } from '../../locale/words.ts';

type Of = NonNullable<TimelineEntry['progress']>;

/** Pictures and documents of a line of the history. */
export function Photos({
  ids,
  files,
}: {
  readonly ids: readonly string[];
  readonly files: readonly FileRef[];
}) {
  const t = useWords(timelineWords);
  const found = ids.flatMap((id) => files.find((file) => file.id === id) ?? []);
  if (found.length === 0) return null;
  return (
    <ul className="timeline-photos">
      {found.map(({ id, name, type }) => (
        <li key={id}>
          <a href={`/api/files/${id}`} download aria-label={t.openFile(name)}>
            {type.startsWith('image/') ? <img src={`/api/files/${id}`} alt="" loading="lazy" /> : name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What another system says of its work 外部进展: who comes and when, its words, its photos. */
export function Progress({
  of,
  files,
  now,
}: {
  readonly of: Of;
  readonly files: readonly FileRef[];
  readonly now: Date;
}) {
  const t = useWords(timelineWords);
  const chosen = useLanguage();
  const { worker, visit, note } = of;
  return (
    <>
      {worker && (
        <p className="soft-text">
          {t.worker(worker.name)}
          {worker.phone && (
            <>
              {' '}
              <a className="figures" href={`tel:${worker.phone}`}>
                {worker.phone}
              </a>
            </>
          )}
        </p>
      )}
      {visit && <p className="soft-text">{t.visit(dayAndSpan(chosen, visit.from, visit.to, now))}</p>}
      {note && <p className="timeline-opinion">{note}</p>}
      <Photos ids={of.files} files={files} />
    </>
  );
}
