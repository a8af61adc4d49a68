import type { FlowNode } from '../flow.ts';
import { report, warn, type Reading } from '../problem.ts';
import type { ProcessDraft } from '../read/process.ts';
import { instantiates } from '../read/instantiating.ts';
import { isEventSub } from '../read/sub-process.ts';

/** Checks that there is a start and an end, and that every node lies on a way from a start to an end. */
export function checkReachable(reading: Reading, draft: ProcessDraft): void {
  const { nodes, declared, starts } = draft;
  const ends = nodes.filter((node) => isEnd(node, nodes));
  const [start] = starts;
  if (start === undefined) noStart(reading, report);
  if (start !== undefined && start.event === undefined && !declared.has(start.id)) noStart(reading, warn);
  const plain = starts.filter(({ trigger }) => trigger === undefined);
  for (const other of plain.slice(1)) severalStarts(reading, other.id);
  if (!nodes.some(({ kind }) => kind === 'end')) noEnd(reading);
  const edges = ways(draft);
  const forward = closure([...starts, ...nodes.filter(isEntry), ...nodes.filter(instantiates)], edges);
  const backward = closure(
    ends,
    edges.map(([from, to]) => [to, from]),
  );
  for (const id of declared) {
    if (start !== undefined && !forward.has(id)) unreachable(reading, id);
    if (ends.length > 0 && !backward.has(id)) deadEnd(reading, id);
  }
}

/** What begins without a sequence flow that leads to it. */
function isEntry(node: FlowNode): boolean {
  return isEventSub(node) || ('activity' in node && (node.activity?.undoes ?? false));
}

/** Where a line of work may end without an end event. */
function isEnd(node: FlowNode, nodes: readonly FlowNode[]): boolean {
  if (node.kind === 'end' || isEntry(node)) return true;
  if (node.kind === 'throw' && node.trigger?.on === 'link') return true;
  if (node.kind === 'boundary' && node.trigger.on === 'compensation') return true;
  return (
    node.outgoing.length === 0 &&
    nodes.some((other) => other.id === node.within && other.kind === 'sub' && other.variant === 'adHoc')
  );
}

/** Sequence flows, and the ways that no sequence flow is drawn for. */
function ways({ nodes, flows, starts }: ProcessDraft): readonly (readonly [string, string])[] {
  const links = nodes.filter((node) => node.kind === 'throw' && node.trigger?.on === 'link');
  const beside = nodes.flatMap((node): readonly (readonly [string, string])[] => {
    if (node.kind === 'boundary') return [[node.host, node.id]];
    if (node.kind === 'sub')
      return [[node.id, node.start.id], ...node.start.outgoing.map(({ to }) => [node.start.id, to] as const)];
    if (node.kind !== 'catch' || node.trigger.on !== 'link') return [];
    const { name } = node.trigger;
    const throwing = links.filter(
      (link) => link.kind === 'throw' && link.trigger?.on === 'link' && link.trigger.name === name,
    );
    return throwing.map(({ id }) => [id, node.id] as const);
  });
  const implied = starts.flatMap(({ outgoing }) => outgoing);
  return [...[...flows, ...implied].map(({ from, to }) => [from, to] as const), ...beside];
}

function closure(
  from: readonly { readonly id: string }[],
  edges: readonly (readonly [string, string])[],
): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const [source, target] of edges) next.set(source, [...(next.get(source) ?? []), target]);
  const queue = from.map(({ id }) => id);
  const found = new Set(queue);
  for (let at = 0; at < queue.length; at += 1) {
    for (const target of next.get(queue[at] ?? '') ?? []) {
      if (found.has(target)) continue;
      found.add(target);
      queue.push(target);
    }
  }
  return found;
}

function noStart(reading: Reading, note: typeof report): void {
  note(reading, 'noStart', undefined, {
    zh: '流程没有开始事件，请添加一个',
    en: 'The flow has no start event: add one',
  });
}

function severalStarts(reading: Reading, id: string): void {
  report(reading, 'severalStarts', id, {
    zh: `流程有多个开始事件，请只保留一个，删除“${id}”`,
    en: `The flow has several start events: keep one, remove “${id}”`,
  });
}

function noEnd(reading: Reading): void {
  warn(reading, 'noEnd', undefined, {
    zh: '流程没有结束事件，请添加一个',
    en: 'The flow has no end event: add one',
  });
}

function unreachable(reading: Reading, id: string): void {
  warn(reading, 'unreachable', id, {
    zh: `从开始事件走不到“${id}”，请连线或删除它`,
    en: `“${id}” cannot be reached from the start event: connect it or remove it`,
  });
}

function deadEnd(reading: Reading, id: string): void {
  warn(reading, 'deadEnd', id, {
    zh: `从“${id}”走不到任何结束事件，请补上通往结束事件的顺序流`,
    en: `No end event can be reached from “${id}”: add a sequence flow that leads to one`,
  });
}
