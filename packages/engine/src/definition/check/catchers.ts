import type { FlowNode } from '../flow.ts';
import { report, type Reading } from '../problem.ts';
import type { Trigger } from '../trigger.ts';

/** Checks that nothing is caught twice in one place: the second would never hear of it. */
export function checkCatchers(reading: Reading, nodes: readonly FlowNode[]): void {
  const caught = new Map<string, string>();
  for (const node of nodes) {
    const what = caughtBy(node, nodes);
    if (what === undefined) continue;
    const first = caught.get(what);
    if (first === undefined) caught.set(what, node.id);
    else caughtTwice(reading, node.id, first);
  }
  for (const { kind, id, within, ...node } of nodes) {
    if (kind !== 'end' || !('trigger' in node) || node.trigger?.on !== 'cancel') continue;
    const around = nodes.find((each) => each.id === within);
    if (around?.kind !== 'sub' || around.variant !== 'transaction') strayCancel(reading, id);
  }
}

/** Where an event is caught and what it is; undefined where several may catch the same. */
function caughtBy(node: FlowNode, nodes: readonly FlowNode[]): string | undefined {
  if (node.kind === 'boundary') return keyOf(`on ${node.host}`, node.trigger);
  if (node.kind !== 'start' || node.trigger === undefined) return undefined;
  const sub = nodes.find(({ id }) => id === node.within);
  const isEvent = sub?.kind === 'sub' && sub.variant === 'event';
  return isEvent ? keyOf(`in ${sub.within ?? ''}`, node.trigger) : undefined;
}

function keyOf(place: string, trigger: Trigger): string | undefined {
  switch (trigger.on) {
    case 'escalation':
      return `${place} escalation ${trigger.code ?? ''}`;
    case 'cancel':
    case 'compensation':
      return `${place} ${trigger.on}`;
    case 'error':
    case 'timer':
    case 'message':
    case 'signal':
    case 'condition':
    case 'link':
    case 'terminate':
      return undefined;
  }
}

function caughtTwice(reading: Reading, id: string, first: string): void {
  report(reading, 'caughtTwice', id, {
    zh: `“${id}”与“${first}”在同一处捕获同一事件，只有“${first}”会起作用，请删除一个`,
    en: `“${id}” catches the same as “${first}” in the same place, and only “${first}” would hear of it: remove one of them`,
  });
}

function strayCancel(reading: Reading, id: string): void {
  report(reading, 'misplacedEvent', id, {
    zh: `取消结束事件“${id}”只能放在事务子流程里，请移入事务子流程或改用其他结束事件`,
    en: `The cancel end event “${id}” belongs into a transaction: move it into one, or use another end event`,
  });
}
