import type { CatchNode, FlowNode, ThrowNode } from '../flow.ts';
import { report, warn, type Reading } from '../problem.ts';

/** Link events 链接事件 (BPMN 2.0 §10.5.5): each source has one target of its name on its own level. */
export function checkLinks(reading: Reading, nodes: readonly FlowNode[]): void {
  const targets = new Map<string, CatchNode>();
  for (const node of nodes) {
    if (node.kind !== 'catch' || node.trigger.on !== 'link') continue;
    const key = keyOf(node, node.trigger.name);
    const before = targets.get(key);
    if (before === undefined) targets.set(key, node);
    else severalTargets(reading, node, before);
  }
  const used = new Set<string>();
  for (const node of nodes) {
    if (node.kind !== 'throw' || node.trigger?.on !== 'link') continue;
    const key = keyOf(node, node.trigger.name);
    used.add(key);
    if (!targets.has(key)) noTarget(reading, node, node.trigger.name);
  }
  for (const [key, target] of targets) if (!used.has(key)) noSource(reading, target);
}

function keyOf({ within = '' }: FlowNode, name: string): string {
  return `${within}\n${name}`;
}

function severalTargets(reading: Reading, { id }: CatchNode, before: CatchNode): void {
  report(reading, 'caughtTwice', id, {
    zh: `链接目标“${id}”和“${before.id}”同名，不知道跳到哪一个；请改名或删除其中之一`,
    en: `The link targets “${id}” and “${before.id}” have the same name, and it is open where the link leads: rename or remove one`,
  });
}

function noTarget(reading: Reading, { id }: ThrowNode, name: string): void {
  report(reading, 'danglingReference', id, {
    zh: `链接“${id}”在同一层没有名为“${name}”的目标，请补上，或改正名称`,
    en: `Link “${id}” has no target called “${name}” on its level: add one, or correct the name`,
  });
}

function noSource(reading: Reading, { id }: CatchNode): void {
  warn(reading, 'unreachable', id, {
    zh: `没有链接跳到“${id}”，请补上同名的链接，或删除它`,
    en: `No link leads to “${id}”: add one of the same name, or remove it`,
  });
}
