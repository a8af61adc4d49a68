import type { ComplexNode, EventGatewayNode, ExclusiveNode, InclusiveNode, ParallelNode } from '../flow.ts';
import { report, warn } from '../problem.ts';
import { readFormal } from './expression.ts';
import { readCommon, type NodeSource } from './node.ts';
import { refuseExtensions } from './parts.ts';

function common(source: NodeSource): ReturnType<typeof readCommon> {
  refuseExtensions(source.reading, source.element, ['wangban:Milestone']);
  return readCommon(source, { zh: source.id, en: source.id });
}

/** Exclusive gateway 排他网关. Without a default the only flow without condition is taken for one. */
export function readExclusiveGateway(source: NodeSource): ExclusiveNode {
  const node = { kind: 'exclusive' as const, ...common(source) };
  const bare = node.outgoing.filter(({ condition }) => condition === undefined);
  const [otherwise, second] = bare;
  const means = node.outgoing.length > 1 && otherwise !== undefined && second === undefined;
  if (node.otherwise !== undefined || !means) return node;
  warn(source.reading, 'missingCondition', otherwise.id, {
    zh: `排他网关“${node.id}”的顺序流“${otherwise.id}”既没有条件，也不是默认流；按默认流处理，请在图中设为默认`,
    en: `Sequence flow “${otherwise.id}” of exclusive gateway “${node.id}” has no condition and is not the default; it is taken for the default: mark it so`,
  });
  return { ...node, otherwise };
}

/** Parallel gateway 并行网关. */
export function readParallelGateway(source: NodeSource): ParallelNode {
  return { kind: 'parallel', ...common(source) };
}

/** Inclusive gateway 包容网关. */
export function readInclusiveGateway(source: NodeSource): InclusiveNode {
  return { kind: 'inclusive', ...common(source) };
}

/** Complex gateway 复杂网关 with its activation condition. */
export function readComplexGateway(source: NodeSource): ComplexNode {
  const { reading, element, id } = source;
  const activation = readFormal(reading, element, id, 'activationCondition');
  return {
    kind: 'complex',
    ...common(source),
    ...(activation === undefined ? undefined : { activation }),
  };
}

/**
 * Event-based gateway 基于事件的网关. With `instantiate` and no way in, the events behind it begin the case (BPMN 2.0 §10.6.6);
 * behind a none start event it is passed as usual. Of type Parallel all events behind it come, so that it forks to them.
 */
export function readEventGateway(source: NodeSource): EventGatewayNode | ParallelNode {
  const { reading, element, id } = source;
  const node = common(source);
  const begins = element['instantiate'] === true;
  const isParallel = element['eventGatewayType'] === 'Parallel';
  if (isParallel && !begins)
    report(reading, 'misplacedEvent', id, {
      zh: `基于事件的网关“${id}”的类型 Parallel 只能用于启动流程；请加上 instantiate="true"，或改用并行网关`,
      en: `Event-based gateway “${id}” of type Parallel can only begin a process: add instantiate="true", or use a parallel gateway`,
    });
  const mark = begins && node.incoming.length === 0 ? { instantiates: true as const } : undefined;
  return { kind: isParallel ? 'parallel' : 'eventBased', ...node, ...mark };
}
