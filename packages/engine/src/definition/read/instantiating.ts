import type { FlowNode, StartNode } from '../flow.ts';

/** Does the node begin cases without a start event (`instantiate`, BPMN 2.0 §10.6.6, §13.2)? */
export function instantiates(node: FlowNode): boolean {
  return 'instantiates' in node && node.instantiates;
}

/**
 * Starts 开始 that are not drawn: one for each event behind an instantiating gateway, and for each instantiating receive task.
 * The event has come with the case, so that it goes on behind it; where all events must come, the others are waited for
 * beside that. No XML id begins with `~`.
 */
export function instantiatingStarts(inside: readonly FlowNode[]): readonly StartNode[] {
  const byId = new Map(inside.map((node) => [node.id, node]));
  return inside.filter(instantiates).flatMap((node) => {
    if (node.kind === 'receive') return startFor(node, []);
    return node.outgoing.flatMap((flow) => {
      const others = node.kind === 'parallel' ? node.outgoing.filter((each) => each !== flow) : [];
      const event = byId.get(flow.to);
      return event === undefined ? [] : startFor(event, others);
    });
  });
}

function startFor(event: FlowNode, others: FlowNode['outgoing']): readonly StartNode[] {
  if (event.kind !== 'catch' && event.kind !== 'receive') return [];
  const { name, trigger, outgoing, otherwise } = event;
  const outputs = event.kind === 'catch' ? event.outputs : event.activity?.outputs;
  return [
    {
      kind: 'start',
      id: `~${event.id}`,
      name,
      incoming: [],
      outgoing: [...outgoing, ...others],
      ...(otherwise === undefined ? undefined : { otherwise }),
      trigger,
      ...(outputs === undefined || outputs.length === 0 ? undefined : { outputs }),
      interrupting: true,
      event: event.id,
    },
  ];
}
