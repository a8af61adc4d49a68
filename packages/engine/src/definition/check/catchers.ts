import type { BoundaryNode, CatchNode, FlowNode, ReceiveNode, SubNode } from '../flow.ts';
import { report, type Reading } from '../problem.ts';
import type { ProcessDraft } from '../read/process.ts';
import type { Trigger } from '../trigger.ts';

interface Catcher {
  readonly id: string;
  readonly trigger?: Trigger;
}

/**
 * What happens once is caught once (BPMN 2.0 §10.5.1): an error, an escalation, a cancellation and a message go to one
 * catcher. Two at one place that wait for the same leave open which, so that one of them never happens. A signal is
 * for everybody, and every timer and condition is its own.
 */
export function checkCatchers(reading: Reading, { nodes, eventSubs }: ProcessDraft): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  checkPlace(reading, eventSubs.map(startOf));
  for (const node of nodes) {
    if ('activity' in node && node.activity !== undefined) checkPlace(reading, node.activity.boundary);
    if (node.kind === 'sub') checkPlace(reading, node.eventSubs.map(startOf));
    if (node.kind === 'eventBased') checkPlace(reading, behind(node, byId));
  }
}

function startOf({ start }: SubNode): Catcher {
  return start;
}

function behind({ outgoing }: FlowNode, byId: ReadonlyMap<string, FlowNode>): readonly Catcher[] {
  return outgoing
    .map(({ to }) => byId.get(to))
    .filter((node): node is CatchNode | ReceiveNode => node?.kind === 'catch' || node?.kind === 'receive');
}

function checkPlace(reading: Reading, catchers: readonly (Catcher | BoundaryNode)[]): void {
  const first = new Map<string, string>();
  for (const { id, trigger } of catchers) {
    const what = trigger && caughtOnce(trigger);
    if (what === undefined) continue;
    const before = first.get(what);
    if (before === undefined) first.set(what, id);
    else sameCatch(reading, id, before);
  }
}

/** Undefined = may well be caught twice, or cannot be told before it runs. */
function caughtOnce(trigger: Trigger): string | undefined {
  const { on } = trigger;
  if (on === 'error' || on === 'escalation') return `${on} ${trigger.code ?? ''}`;
  if (on === 'message' && typeof trigger.name === 'string')
    return `${on} ${trigger.name}\n${trigger.key?.text ?? ''}`;
  return on === 'cancel' ? on : undefined;
}

function sameCatch(reading: Reading, id: string, before: string): void {
  report(reading, 'caughtTwice', id, {
    zh: `“${id}”和“${before}”在同一处等待同一个事件，只有一个会发生；请删除其中之一，或改为不同的代码或消息`,
    en: `“${id}” and “${before}” wait for the same event at the same place, and only one of them can happen: remove one, or give them different codes or messages`,
  });
}
