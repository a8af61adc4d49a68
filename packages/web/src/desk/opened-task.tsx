import type { ReactNode } from 'react';
import type { TaskDetail } from '../api/shapes.ts';
import { taskWords } from '../locale/desk.ts';
import { useSay, useWords } from '../locale/words.ts';
import { Page } from '../ui/page/page.tsx';
import { StatusBadge } from '../ui/status/status-badge.tsx';
import { INBOX } from './addresses.ts';
import type { FillIn } from './fill-in/use-fill-in.ts';
import { Notice } from './notice.tsx';
import { TaskAction } from './task-action.tsx';
import { TaskContent } from './task-content.tsx';
import { TaskSummary } from './task-summary.tsx';

/** The page of a task that is known; `children` = the form of what its step fills in. */
export function OpenedTask({
  detail,
  fillIn,
  children,
}: {
  readonly detail: TaskDetail;
  readonly fillIn: FillIn | undefined;
  readonly children?: ReactNode;
}) {
  const t = useWords(taskWords);
  const say = useSay();
  const { task, instance } = detail;
  return (
    <Page
      title={t.heading(task.applicant.name, task.title)}
      titleParts={[say(task.service.name)]}
      back={{ to: INBOX, label: t.back }}
      aside={<StatusBadge state={instance.state} outcome={instance.outcome} />}
      width="wide"
    >
      <Notice />
      {task.onBehalfOf && <ActsFor name={task.onBehalfOf.name} isOver={task.status === 'closed'} />}
      <div className="task-layout">
        <div className="task-content">
          <TaskSummary detail={detail} />
          <TaskContent instance={instance} elsewhere={fillIn?.isHere}>
            {children}
          </TaskContent>
        </div>
        <TaskAction detail={detail} fillIn={fillIn} />
      </div>
    </Page>
  );
}

/** Whose task it is, where the reader stands in for somebody. */
function ActsFor({ name, isOver }: { readonly name: string; readonly isOver: boolean }) {
  const t = useWords(taskWords);
  if (isOver) return <p className="acts-for">{t.behalfDone(name)}</p>;
  return (
    <p className="acts-for">
      <strong>{t.behalfTitle(name)}</strong> {t.behalfText(name)}
    </p>
  );
}
