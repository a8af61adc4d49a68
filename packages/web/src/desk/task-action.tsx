import { lazy, Suspense, useState } from 'react';
import type { TaskDetail } from '../api/shapes.ts';
import { inboxWords, taskWords } from '../locale/desk.ts';
import { useWords } from '../locale/words.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { FillIn } from './fill-in/use-fill-in.ts';
import { DecisionSection } from './decision/decision-section.tsx';

const lazily = {
  claim: lazy(() => import('./claim-box.tsx').then((file) => ({ default: file.ClaimBox }))),
  closed: lazy(() => import('./closed-task.tsx').then((file) => ({ default: file.ClosedTask }))),
} as const;

/** What the reader can do with this task: decide, claim, revise, or read why there is nothing to do. */
export function TaskAction(props: { readonly detail: TaskDetail; readonly fillIn: FillIn | undefined }) {
  return (
    <div className="task-action">
      <Suspense fallback={<Skeleton lines={4} />}>
        <Action {...props} />
      </Suspense>
    </div>
  );
}

function Action({ detail, fillIn }: { readonly detail: TaskDetail; readonly fillIn: FillIn | undefined }) {
  const t = useWords(taskWords);
  const inbox = useWords(inboxWords);
  const { task } = detail;
  const [wasOpen] = useState(task.status === 'open');
  if (task.status === 'closed') return <lazily.closed detail={detail} surprising={wasOpen} />;
  if (task.status === 'frozen') {
    return (
      <div className="card task-closed">
        <h2>{t.frozenTitle}</h2>
        <p>{inbox.frozenWhy}</p>
      </div>
    );
  }
  if (task.kind === 'revise') {
    return (
      <div className="card task-closed">
        <h2>{t.reviseTitle}</h2>
        {detail.instance.reviseTask?.opinion && <blockquote>{detail.instance.reviseTask.opinion}</blockquote>}
        <ButtonLink to={`/applications/${task.instanceId}/revise`}>{t.reviseLink}</ButtonLink>
      </div>
    );
  }
  const claim = detail.actions.find((one) => one.action === 'claim');
  if (task.claimable && claim?.allowed) return <lazily.claim detail={detail} />;
  return <DecisionSection detail={detail} fillIn={fillIn} />;
}
