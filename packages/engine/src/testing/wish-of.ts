import type { Command } from '../commands/command.ts';
import type { Wish } from './random-command.ts';

/** How often each verb comes up where flows wait for more than people. */
const VERBS: readonly (readonly [Command['type'], number])[] = [
  ['approve', 36],
  ['returnTo', 16],
  ['fireWait', 16],
  ['completeWork', 14],
  ['message', 6],
  ['signal', 4],
  ['failWork', 4],
  ['progressWork', 2],
  ['recall', 6],
  ['startAdHocActivity', 3],
  ['completeAdHoc', 1],
  ['resubmit', 2],
  ['addApprover', 4],
  ['removeApprover', 3],
  ['fireTimer', 5],
  ['transfer', 2],
  ['reject', 3],
  ['jump', 4],
  ['suspend', 2],
  ['unsuspend', 5],
  ['withdraw', 1],
  ['reopen', 3],
  ['claim', 1],
  ['release', 1],
  ['delegate', 2],
  ['resolve', 1],
  ['takeBack', 1],
  ['giveOpinion', 1],
  ['reopenVoting', 1],
  ['remind', 1],
  ['dispatch', 1],
  ['setFutureApprovers', 1],
  ['skipFutureNode', 1],
  ['insertNodeAfter', 2],
  ['resolveIncident', 1],
  ['handover', 1],
  ['supervise', 1],
  ['replySupervision', 1],
  ['copy', 1],
  ['readCopy', 1],
  ['submit', 1],
  ['terminate', 1],
  ['void', 1],
];
const DECK: readonly Command['type'][] = VERBS.flatMap(([verb, weight]) =>
  Array.from({ length: weight }, () => verb),
);

/** Numbers that wishes are made from: cheap to draw by the hundred thousand, and the smaller, the simpler. */
export const LARGEST_WISH = 2 ** 31 - 1;

/** The wish that a number means. */
export function wishOf(code: number): Wish {
  const verb = DECK[code % DECK.length] ?? 'approve';
  const rest = Math.floor(code / DECK.length);
  const pick = rest % 1_000;
  const more = Math.floor(rest / 1_000);
  return {
    verb,
    pick,
    stranger: more % 11 === 10,
    resume: more % 3 === 0 ? 'rewalk' : 'jumpBack',
    choices: [more % 3, (more >> 2) % 3, (more >> 4) % 3],
    waitMs: (more % 9) * 2_400_000,
  };
}
