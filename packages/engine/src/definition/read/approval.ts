import type { ModdleElement } from 'bpmn-moddle';
import { children, extensions, idOf } from '../element.ts';
import type { Approval, Quorum } from '../approval.ts';
import { report, type Reading } from '../problem.ts';
import { readApprover } from './approver.ts';
import { integer, oneOf, someOf } from './value.ts';

/** Largest numerator and denominator of a ratio. */
const MAX_FRACTION = 10_000;

/** Reads `wangban:approval` 审批设置 of a user task; undefined after a problem. */
export function readApproval(reading: Reading, task: ModdleElement): Approval | undefined {
  const [element, ...others] = extensions(task, 'wangban:Approval');
  if (element === undefined || others.length > 0) {
    const id = idOf(task);
    report(reading, 'missingApproval', id, {
      zh: `用户任务“${id}”要有且只有一个 wangban:approval（审批设置）`,
      en: `User task “${id}” needs exactly one wangban:approval`,
    });
    return undefined;
  }
  // Only immediate returns exist so far; the attribute may say so.
  oneOf(reading, element, 'onReturn', ['immediate'], 'immediate');
  const named = children(element, 'approvers');
  if (named.length === 0) missingApprover(reading, task);
  const approvers = named.flatMap((approver) => readApprover(reading, approver) ?? []);
  return {
    quorum: readQuorum(reading, element),
    order: oneOf(reading, element, 'order', ['parallel', 'sequence'], 'parallel'),
    onReject: oneOf(reading, element, 'onReject', ['veto', 'count'], 'veto'),
    pool: oneOf(reading, element, 'pool', ['true', 'false'], 'false') === 'true',
    resume: someOf(reading, element, 'resume', ['rewalk', 'jumpBack']),
    returnTo: someOf(reading, element, 'returnTo', ['applicant', 'previous', 'visited']),
    actions: someOf(reading, element, 'actions', ['approve', 'reject', 'returnTo', 'transfer']),
    empty: oneOf(reading, element, 'empty', ['toOwner', 'block'], 'toOwner'),
    self: oneOf(reading, element, 'self', ['toSuperior', 'allow'], 'toSuperior'),
    opinion: oneOf(reading, element, 'opinion', ['onReject', 'always', 'never'], 'onReject'),
    approvers,
  };
}

function missingApprover(reading: Reading, task: ModdleElement): void {
  const id = idOf(task);
  report(reading, 'missingApprover', id, {
    zh: `用户任务“${id}”没有审批人规则，请至少添加一个 wangban:approver`,
    en: `User task “${id}” has no approver rule: add at least one wangban:approver`,
  });
}

function readQuorum(reading: Reading, element: ModdleElement): Quorum {
  const kind = oneOf(reading, element, 'quorum', ['any', 'all', 'ratio'], 'all');
  if (kind !== 'ratio') return { kind };
  const before = reading.problems.length;
  const num = integer(reading, element, 'num', [1, MAX_FRACTION]);
  const den = integer(reading, element, 'den', [1, MAX_FRACTION]);
  if (num !== undefined && den !== undefined && num <= den) return { kind, num, den };
  if (reading.problems.length === before) {
    const id = idOf(element);
    report(reading, 'missingFraction', id, {
      zh: `“${id}”按比例通过，需要 num 和 den，且 num ≤ den，例如 num="2" den="3"`,
      en: `“${id}” passes by ratio: give num and den with num ≤ den, such as num="2" den="3"`,
    });
  }
  return { kind: 'all' };
}
