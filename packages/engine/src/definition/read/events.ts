import type { ModdleElement } from 'bpmn-moddle';
import type { Activity, Mapping } from '../activity.ts';
import { child, extensions, text } from '../element.ts';
import type { BoundaryNode, CatchNode, EndNode, StartNode, ThrowNode, WorkNode } from '../flow.ts';
import { report } from '../problem.ts';
import type { Trigger } from '../trigger.ts';
import { readBeside, readMappings } from './activity.ts';
import { readCommon, type NodeSource } from './node.ts';
import { refuseExtensions } from './parts.ts';
import { readTrigger, type Side } from './trigger.ts';
import { oneOf } from './value.ts';
import { readApplicantAccess } from './field-access.ts';

const OURS = ['wangban:Milestone', 'wangban:Work', 'wangban:Input', 'wangban:Output'];

const CATCHES: readonly Trigger['on'][] = ['timer', 'message', 'signal', 'condition', 'link'];
const THROWS: readonly Trigger['on'][] = ['message', 'signal', 'escalation', 'compensation', 'link'];
const STARTS: readonly Trigger['on'][] = [
  'timer',
  'message',
  'signal',
  'condition',
  'error',
  'escalation',
  'compensation',
];
const ENDINGS = ['rejected'] as const;
const ENDS: readonly Trigger['on'][] = [
  'message',
  'signal',
  'error',
  'escalation',
  'compensation',
  'cancel',
  'terminate',
];
const BOUNDARIES: readonly Trigger['on'][] = [...STARTS, 'cancel'];

/** Start event 开始事件. */
export function readStartEvent(source: NodeSource): StartNode {
  refuseExtensions(source.reading, source.element, [...OURS, 'wangban:Form']);
  const trigger = triggerOf(source, 'catch', STARTS);
  const interrupting = source.element['isInterrupting'] !== false;
  const common = readCommon(source, { zh: '提交申请', en: 'Application' });
  const access = readApplicantAccess(source.reading, source.element);
  return {
    kind: 'start',
    ...common,
    ...access,
    ...withTrigger(trigger),
    ...withOutputs(source),
    interrupting,
  };
}

/** End event 结束事件. One that sends a message which somebody outside must work on ends after that work. */
export function readEndEvent(source: NodeSource): EndNode | WorkNode {
  refuseExtensions(source.reading, source.element, OURS);
  const trigger = triggerOf(source, 'throw', ENDS);
  const common = readCommon(source, { zh: '办结', en: 'Closed' });
  const topic = topicOf(source.element);
  if (trigger?.on === 'message' && topic !== undefined)
    return { kind: 'work', ...common, ...withActivity(source), topic };
  const { reading, element } = source;
  const outcome =
    text(element, 'outcome') === undefined
      ? undefined
      : oneOf(reading, element, 'outcome', ENDINGS, 'rejected');
  return {
    kind: 'end',
    ...common,
    ...withTrigger(trigger),
    ...withPayload(source, trigger),
    ...(outcome === undefined ? undefined : { outcome }),
  };
}

/** Intermediate catching event 中间捕获事件. */
export function readCatchEvent(source: NodeSource): CatchNode | undefined {
  refuseExtensions(source.reading, source.element, OURS);
  const trigger = triggerOf(source, 'catch', CATCHES);
  const common = readCommon(source, { zh: source.id, en: source.id });
  if (trigger !== undefined) return { kind: 'catch', ...common, trigger, ...withOutputs(source) };
  needsTrigger(source);
  return undefined;
}

/** Intermediate throwing event 中间抛出事件. */
export function readThrowEvent(source: NodeSource): ThrowNode | WorkNode {
  refuseExtensions(source.reading, source.element, OURS);
  const trigger = triggerOf(source, 'throw', THROWS);
  const common = readCommon(source, { zh: source.id, en: source.id });
  const topic = topicOf(source.element);
  if (trigger?.on === 'message' && topic !== undefined)
    return { kind: 'work', ...common, ...withActivity(source), topic };
  return { kind: 'throw', ...common, ...withTrigger(trigger), ...withPayload(source, trigger) };
}

/** Boundary event 边界事件. */
export function readBoundaryEvent(source: NodeSource): BoundaryNode | undefined {
  const { reading, element } = source;
  refuseExtensions(reading, element, OURS);
  const host = child(element, 'attachedToRef');
  const trigger = triggerOf(source, 'catch', BOUNDARIES);
  const common = readCommon(source, { zh: source.id, en: source.id });
  if (trigger === undefined || host === undefined) {
    if (host === undefined) noHost(source);
    else needsTrigger(source);
    return undefined;
  }
  // Errors and cancellations have nothing to go on with.
  const always = trigger.on === 'error' || trigger.on === 'cancel';
  const interrupting = always || element['cancelActivity'] !== false;
  return {
    kind: 'boundary',
    ...common,
    host: text(host, 'id') ?? '',
    interrupting,
    trigger,
    ...withOutputs(source),
  };
}

function topicOf(element: ModdleElement): string | undefined {
  const [work] = extensions(element, 'wangban:Work');
  return work === undefined ? undefined : text(work, 'topic')?.trim();
}

/** Work that an event asks for may have inputs and outputs, as that of a task. */
function withActivity(source: NodeSource): { activity?: Activity } {
  const activity = readBeside(source);
  return activity === undefined ? {} : { activity };
}

function withOutputs(source: NodeSource): { outputs?: readonly Mapping[] } {
  const outputs = readMappings(source, 'wangban:Output');
  return outputs.length === 0 ? {} : { outputs };
}

/** Data inputs of an event that is thrown (BPMN 2.0 §10.4.1): what it carries. */
function withPayload(source: NodeSource, trigger: Trigger | undefined): { payload?: readonly Mapping[] } {
  if (trigger?.on !== 'message' && trigger?.on !== 'signal') return {};
  const payload = readMappings(source, 'wangban:Input');
  return payload.length === 0 ? {} : { payload };
}

function withTrigger(trigger: Trigger | undefined): { trigger?: Trigger } {
  return trigger === undefined ? {} : { trigger };
}

function triggerOf(
  { reading, element, id }: NodeSource,
  side: Side,
  legal: readonly Trigger['on'][],
): Trigger | undefined {
  const trigger = readTrigger(reading, element, id, side);
  if (trigger === undefined || legal.includes(trigger.on)) return trigger;
  report(reading, 'misplacedEvent', id, {
    zh: `“${id}”不能是${trigger.on}事件，这里可用：${legal.join('、')}`,
    en: `“${id}” cannot be a ${trigger.on} event; possible here: ${legal.join(', ')}`,
  });
  return undefined;
}

function needsTrigger({ reading, id }: NodeSource): void {
  if (reading.problems.some(({ element }) => element === id)) return;
  report(reading, 'missingEvent', id, {
    zh: `事件“${id}”没有说明等待什么，请加上事件定义（定时、消息、信号等）`,
    en: `Event “${id}” does not say what it waits for: add an event definition (timer, message, signal …)`,
  });
}

function noHost({ reading, id }: NodeSource): void {
  report(reading, 'missingValue', id, {
    zh: `边界事件“${id}”没有附着在活动上，请移到一个活动的边框上`,
    en: `Boundary event “${id}” is attached to nothing: move it onto the border of an activity`,
  });
}
