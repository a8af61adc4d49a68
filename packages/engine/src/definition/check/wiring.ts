import type { FlowNode, SequenceFlow } from '../flow.ts';
import { report, warn, type Reading } from '../problem.ts';
import { instantiates } from '../read/instantiating.ts';

/** Checks how each node is connected, and where conditions stand. */
export function checkWiring(reading: Reading, nodes: readonly FlowNode[]): void {
  for (const node of nodes) {
    if (node.kind === 'exclusive') checkChoice(reading, node);
    if (node.kind === 'parallel' || node.kind === 'start' || node.kind === 'boundary')
      for (const flow of node.outgoing) conditionIgnored(reading, flow);
    if (node.kind === 'start' && node.incoming.length > 0) incomingToStart(reading, node);
    if (node.kind === 'end' && node.outgoing.length > 0) outgoingFromEnd(reading, node);
    if (node.kind === 'eventBased' || (node.kind === 'parallel' && instantiates(node)))
      checkEventGateway(reading, node, nodes);
    if (instantiates(node)) checkBegun(reading, node, nodes);
    if (isStep(node) && node.outgoing.filter(({ rejected }) => rejected === undefined).length > 1)
      impliedSplit(reading, node);
  }
}

function isStep(node: FlowNode): boolean {
  if (node.kind === 'start') return node.event === undefined;
  return node.kind === 'user' || node.kind === 'script';
}

/** An exclusive gateway must know its way for every case; one way alone needs no condition. */
function checkChoice(reading: Reading, { id, outgoing, otherwise }: FlowNode): void {
  if (outgoing.length === 0) noWayOut(reading, id);
  for (const flow of outgoing) {
    if (outgoing.length === 1 || flow === otherwise) refuseCondition(reading, flow);
    else if (flow.condition === undefined) missingCondition(reading, flow);
  }
}

function noWayOut(reading: Reading, id: string): void {
  report(reading, 'deadEnd', id, {
    zh: `排他网关“${id}”没有流出的顺序流，请连线`,
    en: `Exclusive gateway “${id}” has no outgoing sequence flow: connect it`,
  });
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
    zh: `顺序流“${id}”的条件不会起作用，请删除条件（“${from}”只有这一条路，或它是默认流）`,
    en: `The condition of sequence flow “${id}” would have no effect: remove it (it is the only way out of “${from}”, or the default)`,
  });
}

function conditionIgnored(reading: Reading, { id, from, condition }: SequenceFlow): void {
  if (condition === undefined) return;
  warn(reading, 'conditionIgnored', id, {
    zh: `顺序流“${id}”的条件不会起作用，请删除条件，或在“${from}”之后加一个排他网关`,
    en: `The condition of sequence flow “${id}” has no effect: remove it, or put an exclusive gateway behind “${from}”`,
  });
}

function incomingToStart(reading: Reading, { id }: FlowNode): void {
  report(reading, 'incomingToStart', id, {
    zh: `开始事件“${id}”不能有流入的顺序流，请改连到它之后的节点`,
    en: `Start event “${id}” has an incoming sequence flow: connect it to the node behind the start`,
  });
}

function outgoingFromEnd(reading: Reading, { id }: FlowNode): void {
  report(reading, 'outgoingFromEnd', id, {
    zh: `结束事件“${id}”不能有流出的顺序流，请删除`,
    en: `End event “${id}” has an outgoing sequence flow: remove it`,
  });
}

/** Behind an event-based gateway stand events that can come, each with one way in. */
function checkEventGateway(reading: Reading, gateway: FlowNode, nodes: readonly FlowNode[]): void {
  for (const { to } of gateway.outgoing) {
    const target = nodes.find(({ id }) => id === to);
    if (target !== undefined && target.incoming.length > 1) secondWayIn(reading, gateway, to);
    if (target === undefined || target.kind === 'receive') continue;
    if (target.kind === 'catch' && target.trigger.on !== 'link') continue;
    report(reading, 'misplacedEvent', to, {
      zh: `基于事件的网关“${gateway.id}”之后只能是捕获事件或接收任务，“${to}”不是`,
      en: `Only catching events and receive tasks may follow event-based gateway “${gateway.id}”; “${to}” is neither`,
    });
  }
}

/** Only messages begin a case through such a gateway (BPMN 2.0 §10.6.6), and nothing but a process has cases. */
function checkBegun(
  reading: Reading,
  { id, kind, within, outgoing }: FlowNode,
  nodes: readonly FlowNode[],
): void {
  const inside = within === undefined ? undefined : nodes.find((node) => node.id === within);
  const targets = kind === 'receive' ? [] : nodes.filter((node) => outgoing.some(({ to }) => to === node.id));
  const other = targets.find((node) => node.kind === 'catch' && node.trigger.on !== 'message');
  if (inside !== undefined)
    report(reading, 'misplacedEvent', id, {
      zh: `“${id}”带 instantiate，只能放在流程最外层；请移出“${inside.id}”，或去掉 instantiate`,
      en: `“${id}” begins cases (instantiate) and can stand in the process itself only: move it out of “${inside.id}”, or remove instantiate`,
    });
  if (other !== undefined)
    report(reading, 'misplacedEvent', other.id, {
      zh: `启动流程的基于事件的网关“${id}”之后只能是消息事件或接收任务，“${other.id}”不是`,
      en: `Only message events and receive tasks may follow event-based gateway “${id}”, which begins the process; “${other.id}” is neither`,
    });
}

function secondWayIn(reading: Reading, { id }: FlowNode, to: string): void {
  report(reading, 'misplacedEvent', to, {
    zh: `“${to}”在基于事件的网关“${id}”之后，不能再有别的流入，请另放一个事件`,
    en: `“${to}” follows event-based gateway “${id}” and must have no other way in: use an event of its own there`,
  });
}

function impliedSplit(reading: Reading, { id }: FlowNode): void {
  warn(reading, 'ambiguousSplit', id, {
    zh: `“${id}”有多条流出的顺序流，会同时走条件成立的每一条；请在它之后加排他网关（择一）或并行网关（同时）`,
    en: `“${id}” has several outgoing sequence flows, and every one whose condition holds is taken: put an exclusive gateway (one of them) or a parallel gateway (all of them) behind it`,
  });
}
