import { useQueryClient } from '@tanstack/react-query';
import { answer, api, withKey } from '../api/client.ts';
import type { TaskDetail } from '../api/shapes.ts';
import { useCommand } from '../api/use-command.ts';
import { taskWords } from '../locale/desk.ts';
import { useWords } from '../locale/words.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { moreActs } from './more/more-act.ts';
import { MoreActs } from './more/more-acts.tsx';
import { DecisionProblem } from './decision/decision-problem.tsx';

/** 认领 A task that several people could handle: taking it is the first step. */
export function ClaimBox({ detail }: { readonly detail: TaskDetail }) {
  const t = useWords(taskWords);
  const client = useQueryClient();
  const { id, version } = detail.task;
  const claim = useCommand(
    (_: undefined, key) =>
      answer(
        api.POST('/api/tasks/{id}/claim', {
          params: { path: { id }, header: withKey(key) },
          body: { seenVersion: version },
        }),
      ),
    () => client.invalidateQueries({ queryKey: ['tasks'] }),
  );
  return (
    <section className="card task-closed">
      <h2>{t.notYoursTitle}</h2>
      <p>{t.notYoursDetail}</p>
      {claim.error !== null && <DecisionProblem error={claim.error} />}
      <div>
        <ActionButton pending={claim.pending} onClick={() => claim.send(undefined)}>
          {t.actions.claim}
        </ActionButton>
      </div>
      <MoreActs detail={detail} acts={moreActs(detail)} look="beside" />
    </section>
  );
}
