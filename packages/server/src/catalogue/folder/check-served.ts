import type { Flow, FlowNode } from '@wangban/engine';
import type { ServiceProblem } from './service-problem.ts';

/** What a running hall has nobody for yet: it would wait for ever. */
const NOT_SERVED: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  work: { zh: '外部系统的工作', en: 'work of another system' },
  condition: { zh: '按条件自动发起', en: 'a case that begins by a condition' },
};

/**
 * Finds what the engine runs but no route and no job of the hall answers 大厅尚不支持: a published service that waits for it
 * would never go on.
 */
export function checkServed(flow: Flow): readonly ServiceProblem[] {
  return [...nodesOf(flow)].flatMap((node) => {
    const missing = NOT_SERVED[neededBy(node) ?? ''];
    return missing === undefined ? [] : [notServed(node.id, missing)];
  });
}

/** The nodes of a flow and of all that it calls, each once. */
function nodesOf(flow: Flow): ReadonlySet<FlowNode> {
  const called = new Set<Flow>([flow]);
  for (const { nodes, callable } of called) {
    for (const node of Object.values(nodes)) {
      const next = node.kind === 'call' ? callable[node.called] : undefined;
      if (next !== undefined) called.add(next);
    }
  }
  return new Set([...called].flatMap(({ nodes }) => Object.values(nodes)));
}

function neededBy(node: FlowNode): string | undefined {
  if (node.kind === 'work') return 'work';
  // Before a case there is no data that a condition could look at.
  const begins = node.kind === 'start' && node.within === undefined;
  return begins && node.trigger?.on === 'condition' ? 'condition' : undefined;
}

function notServed(at: string, { zh, en }: { readonly zh: string; readonly en: string }): ServiceProblem {
  return {
    file: 'flow.bpmn',
    at,
    code: 'notServed',
    message: {
      zh: `“${at}”要用到${zh}，大厅目前还没有接入，办件会停在这里；请改由人办理，或等接入后再发布`,
      en: `“${at}” needs ${en}, which nothing in the hall provides yet, so a case would stop there: let people do it, or publish once it is connected`,
    },
  };
}
