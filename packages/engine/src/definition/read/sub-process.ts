import type { ModdleElement } from 'bpmn-moddle';
import { text } from '../element.ts';
import type { AdHoc, FlowNode, SequenceFlow, StartNode, SubNode } from '../flow.ts';
import { report, type Reading } from '../problem.ts';
import { readActivity } from './activity.ts';
import { readFormal } from './expression.ts';
import type { NodeSource } from './node.ts';
import { oneOf } from './value.ts';

/** Sub-process 子流程 of any kind; its nodes join the list. */
export function readSubProcess(source: NodeSource): SubNode | undefined {
  const { reading, element, id } = source;
  const common = readActivity(source);
  const inside = source.readInside(element, id);
  const eventSubs = inside.flatMap((node) => (isEventSub(node) ? [node] : []));
  const variant = variantOf(element);
  const start = startOf(reading, id, inside, variant);
  if (start === undefined) return undefined;
  const adHoc = variant === 'adHoc' ? readAdHoc(reading, element, id) : undefined;
  return {
    kind: 'sub',
    ...common,
    variant,
    start,
    eventSubs,
    ...(adHoc === undefined ? undefined : { adHoc }),
  };
}

/** Event sub-process 事件子流程? */
export function isEventSub(node: FlowNode): node is SubNode {
  return node.kind === 'sub' && node.variant === 'event';
}

function variantOf(element: ModdleElement): SubNode['variant'] {
  if (element['triggeredByEvent'] === true) return 'event';
  if (element.$type === 'bpmn:Transaction') return 'transaction';
  return element.$type === 'bpmn:AdHocSubProcess' ? 'adHoc' : 'embedded';
}

function startOf(
  reading: Reading,
  id: string,
  inside: readonly FlowNode[],
  variant: SubNode['variant'],
): StartNode | undefined {
  const starts = inside.filter((node): node is StartNode => node.kind === 'start');
  const [first, second] = starts;
  if (second !== undefined) {
    report(reading, 'severalStarts', second.id, {
      zh: `子流程“${id}”有多个开始事件，请只保留一个，删除“${second.id}”`,
      en: `Sub-process “${id}” has several start events: keep one, remove “${second.id}”`,
    });
    return undefined;
  }
  const isTriggered = first?.trigger !== undefined;
  if (first === undefined && variant !== 'event') return impliedStart(id, inside);
  if (first === undefined || isTriggered !== (variant === 'event')) {
    report(reading, 'misplacedEvent', first?.id ?? id, {
      zh: isTriggered
        ? `子流程“${id}”的开始事件不能带触发，请去掉事件定义，或改成事件子流程`
        : `事件子流程“${id}”的开始事件要说明由什么触发，请加上事件定义`,
      en: isTriggered
        ? `The start event of sub-process “${id}” cannot have a trigger: remove its event definition, or make it an event sub-process`
        : `The start event of event sub-process “${id}” must say what triggers it: add an event definition`,
    });
    return undefined;
  }
  return first;
}

/**
 * Where nothing is drawn as start, everything begins that nothing leads to (BPMN 2.0 §13.2, §13.3.4): as if a start event stood
 * in front of it.
 */
export function impliedStart(id: string, inside: readonly FlowNode[]): StartNode {
  const first = inside.filter(
    (node) =>
      node.incoming.length === 0 &&
      node.kind !== 'boundary' &&
      !isEventSub(node) &&
      !('activity' in node && (node.activity?.undoes ?? false)) &&
      !(node.kind === 'catch' && node.trigger.on === 'link'),
  );
  const start = `${id}.start`;
  const outgoing: readonly SequenceFlow[] = first.map((node, index) => ({
    id: `${start}.${index + 1}`,
    name: { zh: '', en: '' },
    from: start,
    to: node.id,
  }));
  return {
    kind: 'start',
    id: start,
    name: { zh: '开始', en: 'Start' },
    incoming: [],
    outgoing,
    interrupting: true,
  };
}

function readAdHoc(reading: Reading, element: ModdleElement, id: string): AdHoc {
  const completion = readFormal(reading, element, id, 'completionCondition');
  const activities = oneOf(reading, element, 'activities', ['all', 'chosen'], 'all');
  return {
    ordering: text(element, 'ordering') === 'Sequential' ? 'sequential' : 'parallel',
    ...(completion === undefined ? undefined : { completion }),
    cancelRemaining: element['cancelRemainingInstances'] !== false,
    ...(activities === 'chosen' ? { chosen: true as const } : undefined),
  };
}
