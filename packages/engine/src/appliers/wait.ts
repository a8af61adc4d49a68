import type { Draft } from '../instance.ts';
import type {
  MessageBuffered,
  MessageUnbuffered,
  WaitClosed,
  WaitOpened,
  WaitRepeated,
} from '../scope-events.ts';
import { placeOf, tokenOf } from '../scopes/around.ts';
import type { Call, Wait } from '../scopes/scope.ts';
import { filled } from './finished.ts';
import { actedOutside } from './round.ts';
import { useNumber } from './token.ts';

export function waitOpened(draft: Draft, { wait }: WaitOpened): void {
  draft.waits = [...(draft.waits ?? []), wait];
  useNumber(draft, wait.id);
  if (wait.kind === 'work') workAsked(draft, wait);
}

/** The latest call of a task takes the place of the one before. */
function workAsked(draft: Draft, { id: no, node, token, key }: Wait): void {
  actedOutside(draft);
  const at = token === undefined ? undefined : tokenOf(draft, token);
  const place = placeOf(draft, at);
  const others = draft.calls?.filter((call) => call.node !== node || call.place !== place) ?? [];
  const call: Call = {
    node,
    no,
    key: typeof key === 'string' ? key : `${node}:${no}`,
    place,
    lineage: at?.lineage,
    scope: at?.scope,
    done: undefined,
    gone: undefined,
  };
  draft.calls = [...others, call];
}

export function waitClosed(draft: Draft, event: WaitClosed): void {
  draft.waits = filled(draft.waits?.filter(({ id }) => id !== event.wait));
  if (event.kind === 'work' && event.result === 'triggered')
    draft.calls = draft.calls?.map((call) => (call.no === event.wait ? { ...call, done: true } : call));
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
