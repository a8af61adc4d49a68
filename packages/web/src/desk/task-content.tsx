import '../ui/card.css';
import { lazy, type ReactNode, Suspense } from 'react';
import type { InstanceDetail } from '../api/shapes.ts';
import { timelineWords } from '../locale/timeline.ts';
import { taskWords } from '../locale/desk.ts';
import { useNow } from '../locale/use-now.ts';
import { useWords } from '../locale/words.ts';
import { CaseAnswers } from '../ui/answers/case-answers.tsx';
import { PrintLinks } from '../ui/print-links.tsx';
import { Timeline } from '../ui/timeline/timeline.tsx';

/** Few flows leave it to people what is done. */
const Activities = lazy(() =>
  import('./activities/activities.tsx').then((file) => ({ default: file.Activities })),
);

/** The application as handed in, with its documents, what this step fills in, and what has happened to it. */
export function TaskContent({
  instance,
  elsewhere,
  children,
}: {
  readonly instance: InstanceDetail;
  /** Fields that are filled in here and so do not stand among the answers. */
  readonly elsewhere: ((key: string) => boolean) | undefined;
  /** The form for them. */
  readonly children: ReactNode;
}) {
  const t = useWords(taskWords);
  const { timeline } = useWords(timelineWords);
  return (
    <>
      <section className="card task-section" aria-labelledby="task-answers">
        <h2 id="task-answers">{t.answers}</h2>
        <CaseAnswers of={instance} without={elsewhere} />
        <PrintLinks id={instance.id} />
      </section>
      {children}
      {instance.activities.length > 0 && (
        <Suspense>
          <Activities of={instance} />
        </Suspense>
      )}
      <section className="card task-section" aria-labelledby="task-timeline">
        <h2 id="task-timeline">{timeline}</h2>
        <Timeline of={instance} mine={false} now={useNow()} />
      </section>
    </>
  );
}
