import type { Flow, FlowNode } from '@wangban/engine';

/** Steps of one level of a flow with their numbers 步骤编号: `2`, inside of step 2 `2.1`. */
export type Numbers = ReadonlyMap<string, string>;

/** The nodes of a level in the order in which a reader meets them: along each way to its end, first ways first. */
export function inReadingOrder(flow: Flow, within: string | undefined): readonly FlowNode[] {
  const level = Object.values(flow.nodes).filter((node) => node.within === within);
  const seen = new Set<FlowNode>();
  for (const node of [...level.filter(begins), ...level]) visit(node, flow, seen);
  return [...seen].filter((node) => node.kind !== 'boundary');
}

function begins({ kind }: FlowNode): boolean {
  return kind === 'start';
}

/** A list instead of recursion: ways may be as long as a file has elements. */
function visit(first: FlowNode, flow: Flow, seen: Set<FlowNode>): void {
  const ahead = [first];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const boundary = 'activity' in node ? (node.activity?.boundary ?? []) : [];
    const next = [node, ...boundary].flatMap(({ outgoing }) => outgoing.map(({ to }) => flow.nodes[to]));
    for (const each of next.toReversed()) if (each !== undefined) ahead.push(each);
  }
}

/** Numbers for all nodes of a flow. */
export function numbersOf(flow: Flow, within?: string, prefix = ''): Numbers {
  const own = inReadingOrder(flow, within).map((node, at) => [node, `${prefix}${at + 1}`] as const);
  return new Map(
    own.flatMap(([node, number]) => [
      [node.id, number] as const,
      ...(node.kind === 'sub' ? numbersOf(flow, node.id, `${number}.`) : []),
    ]),
  );
}
