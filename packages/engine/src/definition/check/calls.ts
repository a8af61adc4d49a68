import type { Flow } from '../flow.ts';
import { warn, type Reading } from '../problem.ts';
import type { FileDraft } from '../read/definitions.ts';

/** Every call activity must find what it calls: in the same file, or among what was given. */
export function checkCalls(reading: Reading, { main, others }: FileDraft, given: Flow['callable']): void {
  const drafts = [main, ...others];
  const known = new Set([...drafts.map(({ id }) => id), ...Object.keys(given)]);
  for (const node of drafts.flatMap(({ nodes }) => nodes)) {
    if (node.kind !== 'call' || known.has(node.called)) continue;
    warn(reading, 'unknownCalled', node.id, {
      zh: `调用活动“${node.id}”调用的流程“${node.called}”不存在，请检查 calledElement`,
      en: `Call activity “${node.id}” calls the process “${node.called}”, which does not exist: check calledElement`,
    });
  }
}
