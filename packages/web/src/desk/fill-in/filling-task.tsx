import type { TaskDetail } from '../../api/shapes.ts';
import { OpenedTask } from '../opened-task.tsx';
import { FillInSection } from './fill-in-section.tsx';
import { useFillIn } from './use-fill-in.ts';

/** A task whose step fills in fields. */
export function FillingTask({ detail }: { readonly detail: TaskDetail }) {
  const fillIn = useFillIn(detail);
  return (
    <OpenedTask detail={detail} fillIn={fillIn}>
      {fillIn && <FillInSection of={fillIn} instance={detail.instance} />}
    </OpenedTask>
  );
}
