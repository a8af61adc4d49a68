import { answer, api, withKey } from '../../api/client.ts';
import type { MoreAct } from './more-act.ts';

/** How people are added 加签. */
export interface Adding {
  readonly position: 'before' | 'after' | 'parallel';
  readonly power: 'decide' | 'opinion';
  readonly order: 'parallel' | 'sequence';
}

/** An act that is complete and ready to be sent. */
export interface ReadyAct {
  readonly act: MoreAct;
  readonly taskId: number;
  readonly seenVersion: number;
  readonly people: readonly number[];
  readonly text: string;
  readonly adding: Adding;
}

/** Sends the act under an idempotency key; throws the server's problem when it is refused. */
export async function sendAct({ act, taskId, seenVersion, people, text, adding }: ReadyAct, key: string) {
  const params = { path: { id: taskId }, header: withKey(key) };
  const words = text.trim();
  const opinion = words === '' ? {} : { opinion: words };
  const [to = 0] = people;
  switch (act) {
    case 'addApprover': {
      const body = { seenVersion, ...adding, people: [...people], ...opinion };
      return answer(api.POST('/api/tasks/{id}/addApprover', { params, body }));
    }
    case 'delegate': {
      const body = { seenVersion, to, ...(words === '' ? {} : { reason: words }) };
      return answer(api.POST('/api/tasks/{id}/delegate', { params, body }));
    }
    case 'resolve':
      return answer(api.POST('/api/tasks/{id}/resolve', { params, body: { seenVersion, opinion: words } }));
    case 'giveOpinion':
      return answer(
        api.POST('/api/tasks/{id}/giveOpinion', { params, body: { seenVersion, opinion: words } }),
      );
    case 'takeBack':
      return answer(api.POST('/api/tasks/{id}/takeBack', { params, body: { seenVersion } }));
    case 'reopenVoting':
      return answer(api.POST('/api/tasks/{id}/reopenVoting', { params, body: { seenVersion, ...opinion } }));
    case 'release':
      return answer(api.POST('/api/tasks/{id}/release', { params, body: { seenVersion } }));
    case 'dispatch':
      return answer(api.POST('/api/tasks/{id}/dispatch', { params, body: { seenVersion, to } }));
    case 'recall':
      return answer(api.POST('/api/tasks/{id}/recall', { params, body: {} }));
  }
}
