import type { ComplexNode, EventGatewayNode, ExclusiveNode, InclusiveNode, ParallelNode } from '../flow.ts';
import { warn } from '../problem.ts';
import { readFormal } from './expression.ts';
import { readCommon, type NodeSource } from './node.ts';
import { refuseExtensions, unsupported } from './parts.ts';

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

/** Event-based gateway 基于事件的网关. One that starts a process is not executed. */
export function readEventGateway(source: NodeSource): EventGatewayNode {
  const { reading, element } = source;
  if (element['instantiate'] === true || element['eventGatewayType'] === 'Parallel')
    unsupported(reading, element, 'bpmn:EventBasedGateway instantiate/Parallel');
  return { kind: 'eventBased', ...common(source) };
}
