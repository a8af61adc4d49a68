import type { CallNode, PassNode, ReceiveNode, WorkNode } from '../flow.ts';
import { child, extensions, text } from '../element.ts';
import { report } from '../problem.ts';
import { readActivity, readMappings } from './activity.ts';
import type { NodeSource } from './node.ts';
import { readMessage } from './trigger.ts';
import { oneOf, required } from './value.ts';

/** Manual task 人工任务 or task without type. */
export function readPassTask(source: NodeSource): PassNode {
  return { kind: 'pass', ...readActivity(source) };
}

/** Service, send or business-rule task 服务任务: `wangban:work` says what kind of work it is. */
export function readWorkTask(source: NodeSource): WorkNode | undefined {
  const { reading, element } = source;
  const common = readActivity(source, ['wangban:Work', 'wangban:Fill']);
  const [work] = extensions(element, 'wangban:Work');
  const topic = work === undefined ? missingWork(source) : required(reading, work, 'topic');
  if (topic === undefined || work === undefined) return undefined;
  const again = oneOf(reading, work, 'again', ['keep', 'repeat', 'compensate'], 'keep');
  if (again === 'compensate' && common.activity?.undoneBy === undefined) missingUndo(source);
  const fills = readMappings(source, 'wangban:Fill', 'field');
  for (const { target } of fills) checkFilled(source, target);
  return {
    kind: 'work',
    ...common,
    topic,
    ...(fills.length === 0 ? undefined : { fills }),
    ...(again === 'keep' ? undefined : { again }),
  };
}

function checkFilled({ reading, id }: NodeSource, field: string): void {
  if (reading.fields === undefined || reading.fields.has(field)) return;
  report(reading, 'badValue', id, {
    zh: `“${id}”办完后要填写“${field}”，但表单没有这个字段，请改正`,
    en: `“${id}” fills in “${field}” when it is done, but the form has no such field: correct it`,
  });
}

function missingUndo({ reading, id }: NodeSource): void {
  report(reading, 'badValue', id, {
    zh: `“${id}”退回后要先撤销再重做（again="compensate"），但没有说明怎样撤销；请加上补偿边界事件及其处理活动`,
    en: `“${id}” is to be undone before it is done again (again="compensate"), but nothing undoes it: add a compensation boundary event with its handler`,
  });
}

function missingWork({ reading, id }: NodeSource): undefined {
  report(reading, 'missingWork', id, {
    zh: `“${id}”没有说明由谁完成，请加上 wangban:work topic="…"`,
    en: `“${id}” does not say who does the work: add wangban:work topic="…"`,
  });
  return undefined;
}

/**
 * Receive task 接收任务. Without a message it waits for one with its own name. With `instantiate` and no way in, its message
 * begins a case (BPMN 2.0 §10.3.3).
 */
export function readReceiveTask(source: NodeSource): ReceiveNode | undefined {
  const { reading, element, id } = source;
  const common = readActivity(source);
  const begins = element['instantiate'] === true && common.incoming.length === 0;
  const mark = begins ? { instantiates: true as const } : undefined;
  if (child(element, 'messageRef') === undefined)
    return { kind: 'receive', ...common, ...mark, trigger: { on: 'message', name: id } };
  const trigger = readMessage(reading, element, id);
  return trigger === undefined ? undefined : { kind: 'receive', ...common, ...mark, trigger };
}

/**
 * Call activity 调用活动. Without inputs (outputs) all variables go in (come back), unless `wangban:passes` (`returns`) says
 * which.
 */
export function readCallActivity(source: NodeSource): CallNode | undefined {
  const common = readActivity(source);
  const called = text(source.element, 'calledElement')?.trim();
  if (called === undefined) {
    report(source.reading, 'missingValue', source.id, {
      zh: `调用活动“${source.id}”没有写明调用哪个流程，请填写 calledElement`,
      en: `Call activity “${source.id}” does not say which process it calls: give calledElement`,
    });
    return undefined;
  }
  const { inputs = [], outputs = [] } = common.activity ?? {};
  const { reading, element } = source;
  return {
    kind: 'call',
    ...common,
    called,
    passesAll: oneOf(reading, element, 'passes', PASSED, inputs.length === 0 ? 'all' : 'mapped') === 'all',
    returnsAll: oneOf(reading, element, 'returns', PASSED, outputs.length === 0 ? 'all' : 'mapped') === 'all',
  };
}

/** All variables, or those that a mapping names. */
const PASSED = ['all', 'mapped'] as const;
