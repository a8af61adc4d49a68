import type { FlowNode } from '../flow.ts';
import { report, type Reading } from '../problem.ts';

/** A rule 与节点相同 must name a user task of the flow. */
export function checkLookBack(reading: Reading, nodes: readonly FlowNode[]): void {
  const tasks = new Set(nodes.filter(({ kind }) => kind === 'user').map(({ id }) => id));
  for (const node of nodes) {
    if (node.kind !== 'user') continue;
    for (const rule of [...node.approval.approvers, ...(node.approval.otherwise ?? [])]) {
      if (rule.rule !== 'sameAs' || tasks.has(rule.node)) continue;
      report(reading, 'danglingReference', node.id, {
        zh: `“${node.id}”的审批人与节点“${rule.node}”相同，但流程里没有这个用户任务，请改正`,
        en: `“${node.id}” asks the people of “${rule.node}”, which is no user task of the flow: correct it`,
      });
    }
  }
}
