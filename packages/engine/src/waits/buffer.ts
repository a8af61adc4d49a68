import type { Json, JsonObject } from '../json.ts';
import type { BufferedMessage, Wait } from '../scopes/scope.ts';
import { emit, type Work } from '../work.ts';
import { sameJson } from '../same-json.ts';

/** Is a wait meant by a message 消息关联 with this name and key? A wait without key takes any. */
export function isMeant(wait: Wait, name: string, key: Json | undefined): boolean {
  if (wait.kind !== 'message' || wait.name !== name) return false;
  return wait.key === undefined || sameJson(wait.key, key ?? null);
}

/** Keeps a message for whoever will wait for it, until it expires. */
export function keep(work: Work, message: Omit<BufferedMessage, 'id'>): void {
  emit(work, { type: 'MessageBuffered', message: { id: work.instance.next, ...message } });
}

/** The first kept message that a token waits for, taken out; expired ones are dropped on the way. */
export function takeBuffered(
  work: Work,
  token: number,
): { readonly wait: Wait; readonly variables: JsonObject | undefined } | undefined {
  for (const message of work.instance.messages ?? []) {
    const isOver = message.expiresAt <= work.context.now;
    const wait = isOver
      ? undefined
      : work.instance.waits?.find((each) => each.token === token && isMeant(each, message.name, message.key));
    if (!isOver && wait === undefined) continue;
    emit(work, { type: 'MessageUnbuffered', message: message.id });
    if (wait !== undefined) return { wait, variables: message.variables };
  }
  return undefined;
}
