import type { FormData } from '@wangban/engine/form';
import { answer, api, withKey } from '../../api/client.ts';
import type { DecisionAction } from './check-decision.ts';
import type { ReturnChoice } from './return-choice.ts';

/** A complete decision on a task, ready to be sent. */
export interface Decision {
  readonly action: DecisionAction;
  readonly taskId: number;
  readonly seenVersion: number;
  readonly seenDataVersion: number;
  readonly opinion: string;
  readonly returnTo: ReturnChoice | undefined;
  /** Answers that are to be put right, with the reason. */
  readonly mend: Readonly<Record<string, string>>;
  readonly to: number | undefined;
  /** What the step fills in; only an approval takes it along. */
  readonly data: FormData | undefined;
}

/** Sends the decision under an idempotency key; resolves when it has taken effect and throws the server's problem otherwise. */
export async function sendDecision(decision: Decision, key: string) {
  const params = { path: { id: decision.taskId }, header: withKey(key) };
  const { seenVersion, seenDataVersion, returnTo, to } = decision;
  const seen = { seenVersion, seenDataVersion };
  const opinion = decision.opinion.trim();
  const words = opinion === '' ? {} : { opinion };
  switch (decision.action) {
    case 'approve':
      return answer(
        api.POST('/api/tasks/{id}/approve', {
          params,
          body: { ...seen, ...words, ...(decision.data && { data: decision.data }) },
        }),
      );
    case 'reject':
      return answer(api.POST('/api/tasks/{id}/reject', { params, body: { ...seen, ...words } }));
    case 'returnTo': {
      if (returnTo === undefined) throw new Error('a return needs a target');
      const { target, resume } = returnTo;
      const mend = Object.entries(decision.mend)
        .map(([field, reason]) => ({ field, reason: reason.trim() }))
        .filter(({ reason }) => reason !== '');
      const body = { ...seen, target, resume, ...words, ...(mend.length > 0 && { mend }) };
      return answer(api.POST('/api/tasks/{id}/return', { params, body }));
    }
    case 'transfer': {
      if (to === undefined) throw new Error('a transfer needs a person');
      const body = { seenVersion, to, ...(opinion === '' ? {} : { reason: opinion }) };
      return answer(api.POST('/api/tasks/{id}/transfer', { params, body }));
    }
  }
}
