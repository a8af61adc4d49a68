import type { FlowNode } from '../definition/flow.ts';
import { accessTo } from '../form/access.ts';
import type { Instance } from '../instance.ts';

/**
 * Form fields 字段 that somebody at this node can see and that changed after a version of the data. Fields that a step hides from
 * its holders change nothing for them.
 */
export function changedSince(
  { data, dataVersion = 1, docket }: Instance,
  node: FlowNode | undefined,
  version: number,
): readonly string[] {
  if (dataVersion === version) return [];
  const access = node?.kind === 'user' ? node.access : undefined;
  // Cases from before fields were followed: any of them may have changed.
  const changed = docket?.changed ?? Object.fromEntries(Object.keys(data).map((name) => [name, dataVersion]));
  return Object.entries(changed).flatMap(([name, since]) =>
    since > version && accessTo(access, name) !== 'hidden' ? name : [],
  );
}
