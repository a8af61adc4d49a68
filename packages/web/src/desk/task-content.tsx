import '../ui/card.css';
import type { InstanceDetail } from '../api/shapes.ts';
import { taskWords } from '../locale/desk.ts';
import { useNow } from '../locale/use-now.ts';
import { useWords } from '../locale/words.ts';
import { Timeline } from '../ui/timeline/timeline.tsx';

/** The application as handed in, and what has happened to it. */
export function TaskContent({ instance }: { readonly instance: InstanceDetail }) {
  const t = useWords(taskWords);
  return (
    <>
      <section className="card task-section">
        <h2>{t.timeline}</h2>
        <Timeline of={instance} mine={false} now={useNow()} />
      </section>
    </>
  );
}
