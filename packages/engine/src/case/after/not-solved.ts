import { nodeAt } from '../../definition/node-at.ts';
import { notApplicant } from '../../commands/withdraw.ts';
import { isRejection, reject, type Rejection } from '../../rejection.ts';
import { emit, type Work } from '../../work.ts';
import { reopenAt } from '../reopen.ts';
import { visitsOf } from '../reopen-targets.ts';
import { noReason } from '../rights.ts';
import { disarm } from '../timers.ts';
import type { NotSolved } from './command.ts';
import { questionOf } from './confirm.ts';

/** Not solved 没有解决: the case goes on at the step that the service names, or at the one that was decided last. */
export function notSolved(work: Work, { reason, files = [] }: NotSolved): Rejection | undefined {
  const confirmation = notApplicant(work) ?? questionOf(work);
  if (isRejection(confirmation)) return confirmation;
  const unsaid = noReason(reason);
  if (unsaid !== undefined) return unsaid;
  const node = stepToReopen(work);
  if (node === undefined)
    return reject('TARGET_NOT_VISITED', 'a step that was decided before', { target: null, targets: [] });
  emit(work, { type: 'NotConfirmed', confirmation, reason, files });
  disarm(work, { timer: 'confirmation', key: '' });
  return reopenAt(work, node, reason);
}

function stepToReopen({ flow, instance, context }: Work): string | undefined {
  const kinds: ReadonlySet<string | undefined> = new Set(['user', 'work']);
  const visited = visitsOf(instance).filter(({ no, node }) => no > 0 && kinds.has(nodeAt(flow, node)?.kind));
  const wanted = context.service.after?.confirmation?.reopenAt;
  if (wanted !== undefined && visited.some(({ node }) => node === wanted)) return wanted;
  return visited.toSorted((a, b) => a.no - b.no).at(-1)?.node;
}
