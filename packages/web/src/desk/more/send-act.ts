import { answer, api, withKey } from '../../api/client.ts';
import type { TaskDetail } from '../../api/shapes.ts';
import { fromCampusField } from '../../ui/fields/campus-time.ts';
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
  readonly instanceId: number;
  /** The seat that goes. */
  readonly seat: TaskDetail['removable'][number] | undefined;
  /** Campus date by which copies must be read; empty = whenever. */
  readonly mustReadBy: string;
}

/** Sends the act under an idempotency key; throws the server's problem when it is refused. */
export async function sendAct(ready: ReadyAct, key: string) {
  const { act, taskId, seenVersion, people, text, adding } = ready;
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
    case 'removeApprover': {
      if (ready.seat === undefined) throw new Error('a removal needs a seat');
      const { names: _, taskId: id, ...seat } = ready.seat;
      const body = { ...seat, ...(words === '' ? {} : { reason: words }) };
      const path = { path: { id }, header: withKey(key) };
      return answer(api.POST('/api/tasks/{id}/removeApprover', { params: path, body }));
    }
    case 'copy': {
      const path = { path: { id: ready.instanceId }, header: withKey(key) };
      const mustReadBy = fromCampusField(`${ready.mustReadBy}T23:59:59`);
      const body = { people: [...people], ...(mustReadBy && { mustReadBy }) };
      return answer(api.POST('/api/instances/{id}/copy', { params: path, body }));
    }
    case 'recall':
      return answer(api.POST('/api/tasks/{id}/recall', { params, body: {} }));
  }
}
