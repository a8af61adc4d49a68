import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { TaskDetail } from '../../api/shapes.ts';
import { taskWords } from '../../locale/desk.ts';
import { actDialogWords } from '../../locale/act-dialog.ts';
import { useWords } from '../../locale/words.ts';
import { INBOX, taskAddress } from '../addresses.ts';
import { nextPlace } from '../next-task.ts';
import type { MoreAct } from './more-act.ts';

/** After these the person stays: the task is theirs to decide, or as it was. */
const STAYING: ReadonlySet<MoreAct> = new Set(['takeBack', 'reopenVoting', 'removeApprover', 'copy']);

/** Says what has been done, where the person goes on: here, in the inbox (a vote that was taken back is asked for anew there), or at the next task. */
export function useActDone(detail: TaskDetail, act: MoreAct): (names: readonly string[]) => Promise<void> {
  const t = useWords(actDialogWords);
  const { heading } = useWords(taskWords);
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const { task } = detail;
  return async (names) => {
    const notice = t.done[act](heading(task.applicant.name, task.title), t.join(names));
    void client.invalidateQueries({ queryKey: ['instance', task.instanceId] });
    void client.invalidateQueries({ queryKey: ['tasks', 'count'] });
    if (STAYING.has(act)) {
      await client.invalidateQueries({ queryKey: ['tasks'] });
      navigate(taskAddress(task.id), { replace: true, state: { notice } });
      return;
    }
    const { to } = await nextPlace(task.id);
    navigate(act === 'recall' ? INBOX : to, { state: { notice } });
  };
}
