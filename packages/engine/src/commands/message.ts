import { reject, type Rejection } from '../rejection.ts';
import { receiveSignal } from '../throwing/signal.ts';
import { isMeant, keep } from '../waits/buffer.ts';
import { isFrozen } from '../waits/frozen.ts';
import { trigger } from '../waits/trigger.ts';
import type { Work } from '../work.ts';
import type { Message, Signal } from './command.ts';
import { goOn } from './fire-wait.ts';
import { alreadyClosed } from './withdraw.ts';

/** A message 消息 reaches the first that waits for it, or is kept for its time to live. */
export function receiveMessage(work: Work, command: Message): Rejection | undefined {
  const closed = alreadyClosed(work);
  if (closed !== undefined) return closed;
  const { name, key, variables, ttlMs = 0 } = command;
  const wait = work.instance.waits?.find((each) => isMeant(each, name, key) && !isFrozen(work, each.token));
  if (wait !== undefined) return goOn(work, trigger(work, wait, variables));
  if (ttlMs <= 0) return reject('NOT_WAITING', 'somebody who waits for this message', { name });
  keep(work, { name, key, variables, expiresAt: work.context.now + ttlMs });
  return undefined;
}

/** A signal 信号 reaches everybody in the case who waits for it; nobody does: nothing happens. */
export function signal(work: Work, { name, variables }: Signal): Rejection | undefined {
  return alreadyClosed(work) ?? goOn(work, receiveSignal(work, name, variables));
}
