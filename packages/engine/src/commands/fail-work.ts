import { isRejection, type Rejection } from '../rejection.ts';
import { giveUpActivity } from '../scopes/give-up.ts';
import { throwError } from '../throwing/throw-code.ts';
import { closeWait } from '../waits/close-waits.ts';
import type { Work } from '../work.ts';
import type { FailWork } from './command.ts';
import { goOn, notThat, openWaitOf } from './fire-wait.ts';

/** Work 外部工作 ended in an error: whoever catches it in the flow goes on, else this line of work ends. */
export function failWork(work: Work, { wait: id, error, message }: FailWork): Rejection | undefined {
  const wait = openWaitOf(work, id);
  if (isRejection(wait)) return wait;
  if (wait.kind !== 'work' || wait.token === undefined) return notThat(wait, 'fireWait');
  closeWait(work, wait, 'triggered');
  const caught = throwError(work, wait.token, wait.node, error, message);
  return goOn(work, caught ?? giveUpActivity(work, wait.token));
}
