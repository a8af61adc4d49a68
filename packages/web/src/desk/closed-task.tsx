import { IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { TaskDetail } from '../api/shapes.ts';
import { inboxWords, taskWords } from '../locale/desk.ts';
import { shortDateTime } from '../locale/dates.ts';
import { useLanguage } from '../locale/language.ts';
import { useNow } from '../locale/use-now.ts';
import { useWords } from '../locale/words.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { INBOX } from './addresses.ts';
import { moreActs } from './more/more-act.ts';
import { MoreActs } from './more/more-acts.tsx';
import { NextTaskButton } from './next-task-button.tsx';
import { outcomeWords } from './outcome-words.ts';

/**
 * A task that is over. `surprising` = it was open when this page was opened, so somebody else was faster:
 * then the message takes the focus and is read out.
 */
export function ClosedTask({
  detail,
  surprising,
}: {
  readonly detail: TaskDetail;
  readonly surprising: boolean;
}) {
  const t = useWords(taskWords);
  const inbox = useWords(inboxWords);
  const chosen = useLanguage();
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  const { task } = detail;
  useEffect(() => {
    if (!surprising) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'center' });
  }, [surprising]);
  const when = task.closedAt === null ? '' : shortDateTime(chosen, task.closedAt, now);
  return (
    <div ref={box} className="card task-closed" tabIndex={-1} {...(surprising ? { role: 'alert' } : {})}>
      <h2>
        <IconInfoCircle size={22} aria-hidden /> {t.handledTitle}
      </h2>
      <p>
        {task.closedBy === null
          ? t.closedByNobody(when)
          : t.closedBy(task.closedBy, when, outcomeWords(task.outcome, inbox.outcomes))}
      </p>
      <div className="task-ways">
        <NextTaskButton handled={task.id} />
        <ButtonLink to={INBOX} variant="default">
          {t.toInbox}
        </ButtonLink>
      </div>
      <MoreActs detail={detail} acts={moreActs(detail)} look="beside" />
    </div>
  );
}
