import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';

/** 与节点相同: whoever approved that node, by votes that still count. Nobody while it was not passed. */
export function sameAs(node: string, { live }: ApproverRequest): readonly PersonId[] {
  return live?.approversOf(node) ?? [];
}
