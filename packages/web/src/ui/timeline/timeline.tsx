import './timeline.css';
import type { FileRef, InstanceDetail, TimelineEntry } from '../../api/shapes.ts';
import { caseWords } from '../../locale/case.ts';
import { timelineWords } from '../../locale/timeline.ts';
import { longDate, shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { type EventKey, eventKey, eventTone } from './entry.ts';
import { Photos, Progress } from './progress.tsx';

type Case = Pick<InstanceDetail, 'timeline' | 'waitingFor' | 'state' | 'dueAt' | 'clockPaused' | 'files'>;

function When({ at, now }: { readonly at: string; readonly now: Date }) {
  return <time dateTime={at}>{shortDateTime(useLanguage(), at, now)}</time>;
}

function Past({
  entry,
  kind,
  files,
  now,
}: {
  readonly entry: TimelineEntry;
  readonly kind: EventKey;
  readonly files: readonly FileRef[];
  readonly now: Date;
}) {
  const t = useWords(timelineWords);
  const say = useSay();
  const who = [entry.actor?.name, entry.actor?.unit].filter(Boolean).join(' · ');
  return (
    <li className={`timeline-entry timeline-${eventTone(kind)}`}>
      <div className="timeline-line">
        <strong>{entry.progress ? say(entry.progress.label) : t.events[kind]}</strong>
        {kind === 'lateProgress' && <span className="soft-text">{t.events.lateProgress}</span>}
        {entry.nodeName && kind !== 'accepted' && <span className="soft-text">{say(entry.nodeName)}</span>}
        <When at={entry.at} now={now} />
      </div>
      {(who || entry.to) && (
        <p className="soft-text">
          {who}
          {entry.onBehalfOf && ` ${t.onBehalfOf(entry.onBehalfOf.name)}`}
          {entry.to && ` ${t.to(entry.to.name, kind)}`}
        </p>
      )}
      {entry.progress && <Progress of={entry.progress} files={files} now={now} />}
      {entry.opinion && (
        <blockquote className="timeline-opinion">
          <span className="hidden-text">{t.opinion} </span>
          {entry.opinion}
        </blockquote>
      )}
      <Photos ids={entry.files} files={files} />
    </li>
  );
}

/** What the case waits for: who, since when, and the promised date. */
function Now({ of, mine, now }: { readonly of: Case; readonly mine: boolean; readonly now: Date }) {
  const t = { ...useWords(caseWords), ...useWords(timelineWords) };
  const chosen = useLanguage();
  const say = useSay();
  if (of.state === 'closed') return null;
  const returned = of.state === 'returned';
  const since = of.waitingFor[0]?.since;
  const waiting = t.names(of.waitingFor.map((one) => t.names(one.names) || say(one.nodeName)));
  const words = mine ? t.waitingForYou : t.waitingForApplicant;
  const open = returned ? words : t.waitingFor(waiting);
  const headline = of.state === 'suspended' ? t.onHold : open;
  return (
    <li className="timeline-entry timeline-now" aria-current="step">
      <div className="timeline-line">
        <strong>{headline}</strong>
        {since && <span className="soft-text">{t.since(shortDateTime(chosen, since, now))}</span>}
      </div>
      {of.clockPaused && <p className="soft-text">{t.paused}</p>}
      {of.dueAt && !of.clockPaused && (
        <p className="soft-text">
          {new Date(of.dueAt) < now ? t.overdue : t.promisedBy(longDate(chosen, of.dueAt))}
        </p>
      )}
    </li>
  );
}

/** Timeline 办理过程: what has happened, what it waits for now, and by when it is promised. */
export function Timeline({
  of,
  mine,
  now,
}: {
  readonly of: Case;
  readonly mine: boolean;
  readonly now: Date;
}) {
  const t = useWords(timelineWords);
  return (
    <ol className="timeline" aria-label={t.timeline}>
      {of.timeline.map((entry, place) => {
        const kind = eventKey(entry);
        return (
          kind && <Past key={`${entry.at} ${place}`} entry={entry} kind={kind} files={of.files} now={now} />
        );
      })}
      <Now of={of} mine={mine} now={now} />
    </ol>
  );
}
