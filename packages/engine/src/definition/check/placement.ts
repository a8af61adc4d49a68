import type { FlowNode } from '../flow.ts';
import { report, type Reading } from '../problem.ts';
import type { ProcessDraft } from '../read/process.ts';

/** What only an event sub-process can begin with: in a process nobody could cause it. */
const ONLY_INSIDE: readonly (string | undefined)[] = ['error', 'escalation', 'compensation'];

/**
 * Events that stand where BPMN 2.0 gives them no meaning: cancel events outside of a transaction (§10.5.3, §10.5.4), starts
 * and ends in an ad-hoc sub-process (§10.3.5), starts of a process that only an event sub-process can have (§10.5.2).
 */
export function checkPlacement(reading: Reading, { nodes, starts }: ProcessDraft): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const start of starts) if (ONLY_INSIDE.includes(start.trigger?.on)) startsNothing(reading, start);
  for (const node of nodes) {
    if (node.kind === 'end' && node.trigger?.on === 'cancel' && !inTransaction(node, byId))
      cancelsNothing(reading, node);
    if (node.kind === 'boundary' && node.trigger.on === 'cancel' && !isTransaction(byId.get(node.host)))
      neverCancelled(reading, node, node.host);
    if (node.kind === 'start' || node.kind === 'end') checkAdHoc(reading, node, byId);
  }
}

function isTransaction(node: FlowNode | undefined): boolean {
  return node?.kind === 'sub' && node.variant === 'transaction';
}

function inTransaction({ within }: FlowNode, byId: ReadonlyMap<string, FlowNode>): boolean {
  let around = within === undefined ? undefined : byId.get(within);
  while (around !== undefined && !isTransaction(around))
    around = around.within === undefined ? undefined : byId.get(around.within);
  return around !== undefined;
}

function startsNothing(reading: Reading, { id }: FlowNode): void {
  report(reading, 'misplacedEvent', id, {
    zh: `流程的开始事件“${id}”不能由错误、升级或补偿触发；请改用消息、信号、定时或条件，或放进事件子流程`,
    en: `Start event “${id}” of the process cannot be triggered by an error, escalation or compensation: use a message, signal, timer or condition, or put it into an event sub-process`,
  });
}

function cancelsNothing(reading: Reading, { id }: FlowNode): void {
  report(reading, 'misplacedEvent', id, {
    zh: `取消结束事件“${id}”不在事务子流程里，没有什么可取消；请移入事务子流程，或改用普通结束或终止结束事件`,
    en: `Cancel end event “${id}” is inside of no transaction and has nothing to cancel: move it into one, or use a plain or terminate end event`,
  });
}

function neverCancelled(reading: Reading, { id }: FlowNode, host: string): void {
  report(reading, 'misplacedEvent', id, {
    zh: `取消边界事件“${id}”只能附着在事务子流程上，“${host}”不是，它永远不会发生；请把“${host}”改为事务，或改用错误边界事件`,
    en: `Cancel boundary event “${id}” can stand on a transaction only, and “${host}” is none, so that it would never happen: make “${host}” a transaction, or use an error boundary event`,
  });
}

function checkAdHoc(reading: Reading, { id, within }: FlowNode, byId: ReadonlyMap<string, FlowNode>): void {
  const around = within === undefined ? undefined : byId.get(within);
  if (around?.kind !== 'sub' || around.variant !== 'adHoc') return;
  report(reading, 'misplacedEvent', id, {
    zh: `即席子流程“${around.id}”里不能有开始或结束事件，请删除“${id}”`,
    en: `Ad-hoc sub-process “${around.id}” can have no start or end event: remove “${id}”`,
  });
}
