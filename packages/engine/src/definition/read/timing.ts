import type { ModdleElement } from 'bpmn-moddle';
import type { ApproverRule } from '../../assignment/rule.ts';
import { children, extensions, idOf } from '../element.ts';
import { mustAct } from './field-access.ts';
import { report, type Reading } from '../problem.ts';
import type { CopyRule, NodeTiming, TimeoutAction } from '../timing.ts';
import { readApprover } from './approver.ts';
import { oneOf, required } from './value.ts';
import { readWorkingTime } from './working-time.ts';

const DEEDS = ['remind', 'escalate', 'autoPass', 'autoReject', 'transfer', 'return', 'cc', 'signal'] as const;

/** Extension elements that `readTiming` reads. */
export const TIMING_EXTENSIONS = ['wangban:Deadline', 'wangban:Timeout', 'wangban:Cc'] as const;

/** Reads what a user task says about time and copies 环节时限与抄送; undefined when it says nothing. */
export function readTiming(reading: Reading, task: ModdleElement): NodeTiming | undefined {
  const deadline = extensions(task, 'wangban:Deadline').flatMap(
    (element) => (required(reading, element, 'within') && readWorkingTime(reading, element, 'within')) || [],
  )[0];
  const timeouts = extensions(task, 'wangban:Timeout').flatMap(
    (each) => readTimeout(reading, task, each) ?? [],
  );
  const copies = extensions(task, 'wangban:Cc').flatMap((each) => readCopy(reading, each) ?? []);
  const pausesClock = oneOf(reading, task, 'clock', ['runs', 'paused'], 'runs') === 'paused';
  if (deadline === undefined && timeouts.length + copies.length === 0 && !pausesClock) return undefined;
  return { ...(deadline === undefined ? undefined : { deadline }), timeouts, copies, pausesClock };
}

function readTimeout(
  reading: Reading,
  task: ModdleElement,
  element: ModdleElement,
): TimeoutAction | undefined {
  if (required(reading, element, 'after') === undefined) return undefined;
  const after = readWorkingTime(reading, element, 'after');
  if (after === undefined || required(reading, element, 'do') === undefined) return undefined;
  const deed = oneOf(reading, element, 'do', DEEDS, 'remind');
  if (deed === 'autoPass') refuseSilentConsent(reading, task);
  const action = { after, do: deed };
  switch (deed) {
    case 'transfer':
    case 'cc':
      return { ...action, to: readPeople(reading, element) };
    case 'return':
      return { ...action, target: oneOf(reading, element, 'to', ['applicant', 'previous'], 'applicant') };
    case 'signal':
      return { ...action, signal: required(reading, element, 'signal') ?? '' };
    case 'remind':
    case 'escalate':
    case 'autoPass':
    case 'autoReject':
      return action;
  }
}

function readCopy(reading: Reading, element: ModdleElement): CopyRule {
  const readWithin = readWorkingTime(reading, element, 'readWithin');
  return {
    on: oneOf(reading, element, 'on', ['open', 'pass'], 'pass'),
    to: readPeople(reading, element),
    ...(readWithin === undefined ? undefined : { readWithin }),
  };
}

function readPeople(reading: Reading, element: ModdleElement): readonly ApproverRule[] {
  const named = children(element, 'approvers');
  if (named.length === 0) {
    const id = idOf(element);
    report(reading, 'missingApprover', id, {
      zh: `“${id}”的超时转办或抄送没有说明给谁，请添加 wangban:approver`,
      en: `“${id}” transfers or copies to nobody: add a wangban:approver`,
    });
  }
  return named.flatMap((each) => readApprover(reading, each) ?? []);
}

/** 系统默许 cannot fill in a field or sign. */
function refuseSilentConsent(reading: Reading, task: ModdleElement): void {
  const [approval] = extensions(task, 'wangban:Approval');
  if (approval === undefined || !mustAct(approval)) return;
  const id = idOf(task);
  report(reading, 'badValue', id, {
    zh: `“${id}”要求签名或必填字段，不能超时自动通过；请改用其他超时动作`,
    en: `“${id}” requires a signature or fields, so it cannot pass by itself: choose another timeout action`,
  });
}
