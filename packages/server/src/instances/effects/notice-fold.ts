import type { Notice, NoticedTask, DeliveryRow } from './rows.ts';
import type { PersonId, TaskOpened } from '@wangban/engine';
import { principalKey } from './principal-key.ts';

/** What one command gives people to read 消息. */
export interface NoticeFold {
  readonly opened: NoticedTask[];
  readonly others: Notice[];
  /** Why the case went back, for the applicant's task that follows. */
  opinion: string | null;
}

export function newNoticeFold(): NoticeFold {
  return { opened: [], others: [], opinion: null };
}

export function noticeOpened(fold: NoticeFold, event: TaskOpened): void {
  const { task, node, principals } = event;
  if (event.kind === 'revise') fold.others.push({ text: 'returned', task, opinion: fold.opinion });
  else fold.opened.push({ task, node, principals: principals.map(principalKey) });
}

/** Somebody has a task that they did not have before, or did not have to act on. */
export function noticeFor(fold: NoticeFold, task: number, person: PersonId): void {
  fold.opened.push({ task, node: null, principals: [person] });
}

/** At most one delivery of a kind per command, so that a round of a hundred seats is one row. */
export function deliveryRows(
  fold: NoticeFold,
  instanceId: number,
  seq: number,
  at: string,
): readonly DeliveryRow[] {
  const notices: readonly Notice[] =
    fold.opened.length === 0 ? fold.others : [{ text: 'opened', tasks: fold.opened }, ...fold.others];
  return notices.map((payload) => ({ instance_id: instanceId, seq, kind: 'message', payload, at }));
}
