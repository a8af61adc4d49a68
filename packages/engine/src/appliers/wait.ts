import type { Draft } from '../instance.ts';
import type {
  MessageBuffered,
  MessageUnbuffered,
  WaitClosed,
  WaitOpened,
  WaitRepeated,
} from '../scope-events.ts';
import { filled } from './finished.ts';
import { actedOutside } from './round.ts';
import { useNumber } from './token.ts';

export function waitOpened(draft: Draft, { wait }: WaitOpened): void {
  draft.waits = [...(draft.waits ?? []), wait];
  useNumber(draft, wait.id);
  if (wait.kind === 'work') actedOutside(draft);
}

export function waitClosed(draft: Draft, event: WaitClosed): void {
  draft.waits = filled(draft.waits?.filter(({ id }) => id !== event.wait));
}

export function waitRepeated(draft: Draft, event: WaitRepeated): void {
  draft.waits = draft.waits?.map((wait) => (wait.id === event.wait ? { ...wait, at: event.fireAt } : wait));
}

export function messageBuffered(draft: Draft, { message }: MessageBuffered): void {
  draft.messages = [...(draft.messages ?? []), message];
  useNumber(draft, message.id);
}

export function messageUnbuffered(draft: Draft, event: MessageUnbuffered): void {
  draft.messages = filled(draft.messages?.filter(({ id }) => id !== event.message));
}
