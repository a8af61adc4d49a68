import type { ModdleElement } from 'bpmn-moddle';
import type { ApproverRule } from '../../assignment/rule.ts';
import type { Approval, OnFail, Quorum } from '../approval.ts';
import { children, idOf, text } from '../element.ts';
import { report, type Reading } from '../problem.ts';
import { integer, oneOf } from './value.ts';
import { readWorkingTime } from './working-time.ts';

/** Largest numerator and denominator of a ratio. */
const MAX_FRACTION = 10_000;
/** Largest weight of a seat 权重. */
const MAX_WEIGHT = 1_000;
/** Largest weight that a round may ask for: a thousand of the heaviest seats. */
const MAX_QUORUM = 1_000_000;

/** The axes of a decision 多人决策: when a round passes, when it fails, and what follows. */
export type Decision = Pick<
  Approval,
  'quorum' | 'order' | 'onReject' | 'onReturn' | 'close' | 'onFail' | 'decider' | 'decideWithin' | 'weights'
>;

/** Reads the axes from `wangban:approval` and the weights of its `wangban:approver`. What is plain is left out. */
export function readDecision(reading: Reading, element: ModdleElement): Decision {
  const onReturn = oneOf(reading, element, 'onReturn', ['immediate', 'count', 'forbid'], 'immediate');
  const close = oneOf(reading, element, 'close', ['early', 'full'], 'early');
  const onFail = readOnFail(reading, element);
  const decider = readDecider(reading, element);
  const decideWithin = readWorkingTime(reading, element, 'decideWithin');
  const weights = children(element, 'approvers').map(
    (approver) => integer(reading, approver, 'weight', [1, MAX_WEIGHT]) ?? 1,
  );
  return {
    quorum: readQuorum(reading, element),
    order: oneOf(reading, element, 'order', ['parallel', 'sequence'], 'parallel'),
    onReject: oneOf(reading, element, 'onReject', ['veto', 'count', 'hold'], 'veto'),
    ...(onReturn === 'immediate' ? undefined : { onReturn }),
    ...(close === 'early' ? undefined : { close }),
    ...(onFail === undefined ? undefined : { onFail }),
    ...(decider === undefined ? undefined : { decider }),
    ...(decideWithin === undefined ? undefined : { decideWithin }),
    ...(weights.every((weight) => weight === 1) ? undefined : { weights }),
  };
}

function readQuorum(reading: Reading, element: ModdleElement): Quorum {
  const kind = oneOf(reading, element, 'quorum', ['any', 'all', 'ratio', 'weight'], 'all');
  if (kind !== 'weight') refuseIdle(reading, element, 'weight', 'quorum="weight"');
  if (kind === 'ratio') return readRatio(reading, element);
  return kind === 'weight' ? readWeight(reading, element) : { kind };
}

function readRatio(reading: Reading, element: ModdleElement): Quorum {
  const before = reading.problems.length;
  const num = integer(reading, element, 'num', [1, MAX_FRACTION]);
  const den = integer(reading, element, 'den', [1, MAX_FRACTION]);
  if (num !== undefined && den !== undefined && num <= den) return { kind: 'ratio', num, den };
  if (reading.problems.length === before) {
    const id = idOf(element);
    report(reading, 'missingFraction', id, {
      zh: `“${id}”按比例通过，需要 num 和 den，且 num ≤ den，例如 num="2" den="3"`,
      en: `“${id}” passes by ratio: give num and den with num ≤ den, such as num="2" den="3"`,
    });
  }
  return { kind: 'all' };
}

function readWeight(reading: Reading, element: ModdleElement): Quorum {
  const before = reading.problems.length;
  const weight = integer(reading, element, 'weight', [1, MAX_QUORUM]);
  if (weight !== undefined) return { kind: 'weight', weight };
  if (reading.problems.length === before) {
    const id = idOf(element);
    report(reading, 'missingWeight', id, {
      zh: `“${id}”按票数权重通过，需要写明达到多少才通过，例如 weight="50"`,
      en: `“${id}” passes by weight: say how much is needed, such as weight="50"`,
    });
  }
  return { kind: 'all' };
}

function readOnFail(reading: Reading, element: ModdleElement): OnFail | undefined {
  const kind = oneOf(reading, element, 'onFail', ['close', 'return', 'flow'], 'close');
  if (kind !== 'return') refuseIdle(reading, element, 'failTo', 'onFail="return"');
  if (kind === 'close') return undefined;
  if (kind === 'flow') return { kind };
  const to = text(element, 'failTo')?.trim() ?? 'applicant';
  return { kind, to: to === 'applicant' || to === 'previous' ? { kind: to } : { kind: 'node', node: to } };
}

function readDecider(reading: Reading, element: ModdleElement): ApproverRule | undefined {
  const rule = oneOf(reading, element, 'decider', ['owner', 'unitHead', 'counsellor', 'supervisor'], 'owner');
  if (rule === 'owner') return undefined;
  return rule === 'unitHead' ? { rule, level: 0 } : { rule };
}

/** An attribute that another one would have to ask for. */
function refuseIdle(reading: Reading, element: ModdleElement, name: string, needed: string): void {
  if (text(element, name) === undefined) return;
  const id = idOf(element);
  report(reading, 'settingIgnored', id, {
    zh: `“${id}”的 ${name} 只有在 ${needed} 时才起作用，请补上 ${needed} 或删除 ${name}`,
    en: `${name} of “${id}” has an effect with ${needed} only: add that, or remove ${name}`,
  });
}
