import { report, type Reading } from '../problem.ts';
import type { ProcessDraft } from '../read/process.ts';

/** Checks that there is one start, an end, and that every node lies on a way from the start to an end. */
export function checkReachable(reading: Reading, { nodes, declared, flows }: ProcessDraft): void {
  const starts = nodes.filter(({ kind }) => kind === 'start').map(({ id }) => id);
  const ends = nodes.filter(({ kind }) => kind === 'end').map(({ id }) => id);
  const [start, ...otherStarts] = starts;
  if (start === undefined) noStart(reading);
  for (const other of otherStarts) severalStarts(reading, other);
  if (ends.length === 0) noEnd(reading);
  const forward = closure(
    starts,
    flows.map(({ from, to }) => [from, to]),
  );
  const backward = closure(
    ends,
    flows.map(({ from, to }) => [to, from]),
  );
  for (const id of declared) {
    if (start !== undefined && !forward.has(id)) unreachable(reading, id);
    if (ends.length > 0 && !backward.has(id)) deadEnd(reading, id);
  }
}

function closure(
  from: readonly string[],
  edges: readonly (readonly [string, string])[],
): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const [source, target] of edges) next.set(source, [...(next.get(source) ?? []), target]);
  const found = new Set(from);
  const queue = [...from];
  for (let at = 0; at < queue.length; at += 1) {
    for (const target of next.get(queue[at] ?? '') ?? []) {
      if (found.has(target)) continue;
      found.add(target);
      queue.push(target);
    }
  }
  return found;
}

function noStart(reading: Reading): void {
  report(reading, 'noStart', undefined, {
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
  report(reading, 'noEnd', undefined, {
    zh: '流程没有结束事件，请添加一个',
    en: 'The flow has no end event: add one',
  });
}

function unreachable(reading: Reading, id: string): void {
  report(reading, 'unreachable', id, {
    zh: `从开始事件走不到“${id}”，请连线或删除它`,
    en: `“${id}” cannot be reached from the start event: connect it or remove it`,
  });
}

function deadEnd(reading: Reading, id: string): void {
  report(reading, 'deadEnd', id, {
    zh: `从“${id}”走不到任何结束事件，请补上通往结束事件的顺序流`,
    en: `No end event can be reached from “${id}”: add a sequence flow that leads to one`,
  });
}
