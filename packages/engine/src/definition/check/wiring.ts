import type { FlowNode, SequenceFlow } from '../flow.ts';
import { report, type Reading } from '../problem.ts';

/** Checks how each node is connected, and where conditions stand. */
export function checkWiring(reading: Reading, nodes: readonly FlowNode[]): void {
  for (const node of nodes) {
    if (node.kind === 'exclusive') checkBranches(reading, node.outgoing, node.otherwise);
    else for (const flow of node.outgoing) refuseCondition(reading, flow);
    if (node.kind === 'start') refuseIncoming(reading, node);
    if (node.kind === 'end') refuseOutgoing(reading, node);
    const goesOneWay = node.kind === 'start' || node.kind === 'user' || node.kind === 'script';
    if (goesOneWay && node.outgoing.filter(({ rejected }) => rejected === undefined).length > 1)
      ambiguousSplit(reading, node);
  }
}

function checkBranches(
  reading: Reading,
  outgoing: readonly SequenceFlow[],
  otherwise: SequenceFlow | undefined,
): void {
  for (const flow of outgoing) {
    if (outgoing.length === 1 || flow === otherwise) refuseCondition(reading, flow);
    else if (flow.condition === undefined) missingCondition(reading, flow);
  }
}

function missingCondition(reading: Reading, flow: SequenceFlow): void {
  // A condition that could not be read has been reported already.
  const reported = reading.problems.some(
    ({ code, element }) => element === flow.id && (code === 'badExpression' || code === 'badValue'),
  );
  if (reported) return;
  report(reading, 'missingCondition', flow.id, {
    zh: `排他网关“${flow.from}”的顺序流“${flow.id}”既没有条件，也不是默认流，请补上条件或设为默认`,
    en: `Sequence flow “${flow.id}” of exclusive gateway “${flow.from}” has no condition and is not the default: give it a condition or make it the default`,
  });
}

function refuseCondition(reading: Reading, { id, from, condition }: SequenceFlow): void {
  if (condition === undefined) return;
  report(reading, 'conditionIgnored', id, {
    zh: `顺序流“${id}”的条件不会起作用，请删除条件，或在“${from}”之后加一个排他网关`,
    en: `The condition of sequence flow “${id}” would have no effect: remove it, or put an exclusive gateway behind “${from}”`,
  });
}

function refuseIncoming(reading: Reading, { id, incoming }: FlowNode): void {
  if (incoming.length === 0) return;
  report(reading, 'incomingToStart', id, {
    zh: `开始事件“${id}”不能有流入的顺序流，请改连到它之后的节点`,
    en: `Start event “${id}” has an incoming sequence flow: connect it to the node behind the start`,
  });
}

function refuseOutgoing(reading: Reading, { id, outgoing }: FlowNode): void {
  if (outgoing.length === 0) return;
  report(reading, 'outgoingFromEnd', id, {
    zh: `结束事件“${id}”不能有流出的顺序流，请删除`,
    en: `End event “${id}” has an outgoing sequence flow: remove it`,
  });
}

function ambiguousSplit(reading: Reading, { id }: FlowNode): void {
  report(reading, 'ambiguousSplit', id, {
    zh: `“${id}”有多条流出的顺序流，请在它之后加排他网关（择一）或并行网关（同时）`,
    en: `“${id}” has several outgoing sequence flows: put an exclusive gateway (one of them) or a parallel gateway (all of them) behind it`,
  });
}
