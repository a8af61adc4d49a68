import { useQuery } from '@tanstack/react-query';
import type { TaskDetail } from '../api/shapes.ts';
import { taskWords } from '../locale/desk.ts';
import { useSay, useWords } from '../locale/words.ts';
import type { PageProps } from '../routes.ts';
import { Page } from '../ui/page/page.tsx';
import { NotFoundPage, ProblemPage } from '../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { StatusBadge } from '../ui/status/status-badge.tsx';
import { INBOX } from './addresses.ts';
import { Notice } from './notice.tsx';
import { TaskAction } from './task-action.tsx';
import { TaskContent } from './task-content.tsx';
import { taskQuery } from './task-query.ts';
import { TaskSummary } from './task-summary.tsx';

const TASK_ID = /^[1-9]\d{0,15}$/;

/** 待办详情 One task: who wants what, the answers and documents, what has happened, and the decision. */
export function TaskPage({ params }: PageProps) {
  const id = params['id'] ?? '';
  if (!TASK_ID.test(id)) return <NotFoundPage />;
  return <KnownTask id={Number(id)} />;
}

function KnownTask({ id }: { readonly id: number }) {
  const { data, error, isPending, refetch } = useQuery(taskQuery(id));
  // A page that once stood stays: what was read and typed is worth more than a failed refresh.
  if (data !== undefined) return <OpenedTask detail={data} />;
  if (isPending) return <PageSkeleton />;
  return <ProblemPage error={error} onRetry={() => void refetch()} />;
}

function OpenedTask({ detail }: { readonly detail: TaskDetail }) {
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
      <div className="task-layout">
        <div className="task-content">
          <TaskSummary detail={detail} />
          <TaskContent instance={instance} />
        </div>
        <TaskAction detail={detail} />
      </div>
    </Page>
  );
}
