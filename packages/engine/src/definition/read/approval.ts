import type { ModdleElement } from 'bpmn-moddle';
import { children, extensions, idOf, text } from '../element.ts';
import type { Approval } from '../approval.ts';
import { report, type Reading } from '../problem.ts';
import { readRange } from './approver-parts.ts';
import { readApprover } from './approver.ts';
import { readDecision } from './decision.ts';
import { mustAct } from './field-access.ts';
import { oneOf, someOf } from './value.ts';

/** What a holder may do where the node does not say: everything that changes nobody else's seat. */
const USUAL_ACTIONS = ['approve', 'reject', 'returnTo', 'transfer', 'delegate'] as const;
const ACTIONS = [...USUAL_ACTIONS, 'addApprover', 'removeApprover', 'recall'] as const;

const EMPTY = ['toOwner', 'block', 'autoPass', 'autoReject', 'to'] as const;
const SELF = ['toSuperior', 'toUnitHead', 'toOwner', 'allow', 'skip', 'forbid'] as const;

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
  const named = children(element, 'approvers');
  if (named.length === 0) missingApprover(reading, task);
  const approvers = named.flatMap((approver) => readApprover(reading, approver) ?? []);
  const shared = approvers.find((each) => each.rule === 'unitPool');
  return {
    ...readDecision(reading, element),
    pool: isTrue(reading, element, 'pool') || shared !== undefined,
    resume: someOf(reading, element, 'resume', ['rewalk', 'jumpBack']),
    returnTo: someOf(reading, element, 'returnTo', ['applicant', 'previous', 'visited']),
    actions: someOf(reading, element, 'actions', ACTIONS, USUAL_ACTIONS),
    empty: oneOf(reading, element, 'empty', EMPTY, 'toOwner'),
    self: oneOf(reading, element, 'self', SELF, 'toSuperior'),
    opinion: oneOf(reading, element, 'opinion', ['onReject', 'always', 'never'], 'onReject'),
    approvers,
    ...readOtherwise(reading, element),
    ...readDedupe(reading, element),
    ...(isTrue(reading, element, 'skippable') ? ({ skippable: true } as const) : undefined),
    ...(isTrue(reading, element, 'planAhead') ? ({ planAhead: true } as const) : undefined),
    ...(isTrue(reading, element, 'revoteOnChange') ? ({ revoteOnChange: true } as const) : undefined),
    ...readReach(element),
    ...(shared?.mode === 'dispatch' ? { dispatch: shared.unit } : undefined),
  };
}

/** Rules for `empty="to"`; they have no effect with any other setting, which is a problem then. */
function readOtherwise(reading: Reading, element: ModdleElement): Pick<Approval, 'otherwise'> {
  const named = children(element, 'otherwise');
  const isAsked = text(element, 'empty')?.trim() === 'to';
  if (isAsked === named.length > 0) {
    if (!isAsked) return {};
    return { otherwise: named.flatMap((approver) => readApprover(reading, approver) ?? []) };
  }
  const id = idOf(element);
  report(reading, 'missingApprover', id, {
    zh: `“${id}”的 empty="to" 和 wangban:otherwise 要一起使用，请补上另一个`,
    en: `empty="to" and wangban:otherwise of “${id}” belong together: add the other one`,
  });
  return {};
}

/** Whoever must fill in fields or sign is asked every time. */
function readDedupe(reading: Reading, element: ModdleElement): Pick<Approval, 'dedupe'> {
  const dedupe = oneOf(reading, element, 'dedupe', ['none', 'adjacent', 'once'], 'none');
  return dedupe === 'none' || mustAct(element) ? {} : { dedupe };
}

function readReach(element: ModdleElement): Pick<Approval, 'range' | 'copyRange'> {
  const range = readRange(element, {
    unit: 'rangeUnit',
    group: 'rangeGroup',
    position: 'rangePosition',
  });
  const copyRange = readRange(element, { unit: 'ccUnit', group: 'ccGroup', position: 'ccPosition' });
  return {
    ...(Object.keys(range).length === 0 ? undefined : { range }),
    ...(Object.keys(copyRange).length === 0 ? undefined : { copyRange }),
  };
}

function isTrue(reading: Reading, element: ModdleElement, name: string): boolean {
  return oneOf(reading, element, name, ['true', 'false'], 'false') === 'true';
}
/** Policy of a task that says nothing about who decides: whoever heads the unit in charge. */
export const byOwner: Approval = {
  quorum: { kind: 'any' },
  order: 'parallel',
  onReject: 'veto',
  pool: false,
  resume: ['rewalk', 'jumpBack'],
  returnTo: ['applicant', 'previous', 'visited'],
  actions: ['approve', 'reject', 'returnTo', 'transfer'],
  empty: 'toOwner',
  self: 'toSuperior',
  opinion: 'onReject',
  approvers: [],
};

function missingApprover(reading: Reading, task: ModdleElement): void {
  const id = idOf(task);
  report(reading, 'missingApprover', id, {
    zh: `用户任务“${id}”没有审批人规则，请至少添加一个 wangban:approver`,
    en: `User task “${id}” has no approver rule: add at least one wangban:approver`,
  });
}
