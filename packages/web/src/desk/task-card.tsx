import './task-card.css';
import { Link } from 'wouter';
import type { TaskCard as Task } from '../api/shapes.ts';
import { shortDateTime } from '../locale/dates.ts';
import { inboxWords } from '../locale/desk.ts';
import { useLanguage } from '../locale/language.ts';
import { useNow } from '../locale/use-now.ts';
import { useSay, useWords } from '../locale/words.ts';
import { Badge } from '../ui/status/status-badge.tsx';
import { taskAddress } from './addresses.ts';
import { DueText } from './due-text.tsx';
import { outcomeTone, outcomeWords } from './outcome-words.ts';
import { WaitingText } from './waiting-text.tsx';

/** One task in the inbox: who wants what, since when it waits, by when it is promised. The whole card is the link. */
export function TaskCard({ task }: { readonly task: Task }) {
  const t = useWords(inboxWords);
  const say = useSay();
  return (
    <li className={`task-card${task.status === 'frozen' ? ' task-card-frozen' : ''}`}>
      <div className="task-card-head">
        <h2 className="task-card-title">
          <Link href={taskAddress(task.id)} className="task-card-link">
            {task.applicant.name}
            <span className="task-card-what">{task.title}</span>
          </Link>
        </h2>
        {task.onBehalfOf && <Badge tone="wait">{t.behalf(task.onBehalfOf.name)}</Badge>}
        <Mark task={task} />
      </div>
      <p className="task-card-facts">
        {say(task.service.name)} · {task.applicant.unit}
      </p>
      <p className="task-card-facts">{t.step(say(task.nodeName))}</p>
      <p className="task-card-times">
        <Times task={task} />
      </p>
    </li>
  );
}

function Mark({ task }: { readonly task: Task }) {
  const t = useWords(inboxWords);
  if (task.status === 'closed') {
    return <Badge tone={outcomeTone(task.outcome)}>{outcomeWords(task.outcome, t.outcomes)}</Badge>;
  }
  if (task.status === 'frozen') return <Badge tone="quiet">{t.frozen}</Badge>;
  if (task.kind === 'revise') return <Badge tone="wait">{t.revise}</Badge>;
  if (task.claimable) return <Badge tone="run">{t.claimable}</Badge>;
  return null;
}

function Times({ task }: { readonly task: Task }) {
  const t = useWords(inboxWords);
  const chosen = useLanguage();
  const now = useNow();
  if (task.status === 'closed') {
    return task.closedAt === null ? null : (
      <time dateTime={task.closedAt}>{t.handledAt(shortDateTime(chosen, task.closedAt, now))}</time>
    );
  }
  if (task.status === 'frozen') return <span>{t.frozenWhy}</span>;
  return (
    <>
      <WaitingText since={task.openedAt} />
      <DueText dueAt={task.dueAt} paused={task.kind === 'revise'} />
    </>
  );
}
