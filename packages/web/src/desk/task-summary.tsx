import './task-layout.css';
import '../ui/card.css';
import type { ReactNode } from 'react';
import type { TaskDetail } from '../api/shapes.ts';
import { shortDateTime } from '../locale/dates.ts';
import { taskWords, inboxWords } from '../locale/desk.ts';
import { useLanguage } from '../locale/language.ts';
import { useNow } from '../locale/use-now.ts';
import { useSay, useWords } from '../locale/words.ts';
import { DueText } from './due-text.tsx';
import { WaitingText } from './waiting-text.tsx';

/** Summary 摘要: who wants what, since when it waits and by when it is promised; everything a quick decision needs. */
export function TaskSummary({ detail }: { readonly detail: TaskDetail }) {
  const t = useWords(taskWords);
  const inbox = useWords(inboxWords);
  const say = useSay();
  const chosen = useLanguage();
  const now = useNow();
  const { task, instance } = detail;
  const { applicant } = instance;
  return (
    <section className="card task-summary">
      <p className="task-wants">{t.wants(applicant.name, say(task.service.name))}</p>
      <dl className="task-facts">
        <Fact name={t.applicant}>
          {applicant.name} <span className="soft-text figures">{applicant.personNo}</span>
          <br />
          {[applicant.unit, applicant.className].filter(Boolean).join(' · ')}
        </Fact>
        {instance.filer && (
          <Fact name={t.filer}>
            {instance.filer.name} <span className="soft-text figures">{instance.filer.personNo}</span>
            <br />
            {instance.filer.unit}
          </Fact>
        )}
        <Fact name={t.step}>{say(task.nodeName)}</Fact>
        {instance.state !== 'closed' && (
          <Fact name={inbox.due}>
            <DueText dueAt={instance.dueAt} paused={instance.clockPaused} />
          </Fact>
        )}
        <Fact name={t.submitted}>
          <time dateTime={instance.submittedAt}>{shortDateTime(chosen, instance.submittedAt, now)}</time>
        </Fact>
        {task.status === 'open' && (
          <Fact name={t.arrived}>
            {shortDateTime(chosen, task.openedAt, now)}
            <br />
            <span className="soft-text">
              <WaitingText since={task.openedAt} />
            </span>
          </Fact>
        )}
        <Fact name={t.reference}>
          <span className="figures task-reference">{task.reference}</span>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
