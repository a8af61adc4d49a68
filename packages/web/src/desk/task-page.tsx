import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { PageProps } from '../routes.ts';
import { NotFoundPage, ProblemPage } from '../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { OpenedTask } from './opened-task.tsx';
import { taskQuery } from './task-query.ts';

/** Few steps fill anything in: what they need comes when they do. */
const FillingTask = lazy(() =>
  import('./fill-in/filling-task.tsx').then((file) => ({ default: file.FillingTask })),
);

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
  if (data?.access) {
    return (
      <Suspense key={id} fallback={<PageSkeleton />}>
        <FillingTask detail={data} />
      </Suspense>
    );
  }
  if (data) return <OpenedTask key={id} detail={data} fillIn={undefined} />;
  if (isPending) return <PageSkeleton />;
  return <ProblemPage error={error} onRetry={() => void refetch()} />;
}
