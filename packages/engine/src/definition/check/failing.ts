import type { FlowNode, SequenceFlow, UserNode } from '../flow.ts';
import { report, type Reading } from '../problem.ts';

/** Checks where cases go whose round has failed: the marked sequence flow, or the step that gets them back. */
export function checkFailing(reading: Reading, nodes: readonly FlowNode[]): void {
  for (const node of nodes) {
    const marked = node.outgoing.filter(({ rejected }) => rejected === true);
    const onFail = node.kind === 'user' ? node.approval.onFail : undefined;
    if (node.kind === 'user' && onFail?.kind === 'flow') checkMarked(reading, node, marked);
    else for (const flow of marked) ignored(reading, flow);
    if (node.kind !== 'user' || onFail?.kind !== 'return' || onFail.to.kind !== 'node') continue;
    const target = onFail.to.node;
    if (target === node.id || !nodes.some(({ id, kind }) => id === target && kind === 'user')) {
      noTarget(reading, node, target);
    }
  }
}

/** One way for the failed, one for the passed. */
function checkMarked(
  reading: Reading,
  { id, outgoing }: UserNode,
  [marked, second]: readonly SequenceFlow[],
): void {
  if (second !== undefined) ignored(reading, second);
  if (marked !== undefined && outgoing.length > 1) return;
  report(reading, 'missingRejectedFlow', id, {
    zh: `“${id}”未通过时走单独的顺序流（onFail="flow"），请给一条顺序流加上 wangban:rejected="true"，并为通过的情况保留另一条`,
    en: `“${id}” leaves by its own sequence flow when it fails (onFail="flow"): mark one with wangban:rejected="true" and keep another for those that pass`,
  });
}

function ignored(reading: Reading, { id, from }: SequenceFlow): void {
  report(reading, 'rejectedIgnored', id, {
    zh: `顺序流“${id}”的 wangban:rejected 不会起作用：“${from}”须为 onFail="flow" 的用户任务，且只标记一条。请修改或删除`,
    en: `wangban:rejected of sequence flow “${id}” would have no effect: “${from}” must be a user task with onFail="flow", and one flow be marked. Correct it or remove it`,
  });
}

function noTarget(reading: Reading, { id }: UserNode, target: string): void {
  report(reading, 'danglingReference', id, {
    zh: `“${id}”未通过时退回“${target}”，但流程里没有这个用户任务，请改正 failTo`,
    en: `“${id}” goes back to “${target}” when it fails, but the flow has no such user task: correct failTo`,
  });
}
