import type { ParallelNode } from '../flow.ts';
import { readCommon, type NodeSource } from './node.ts';
import { refuseExtensions } from './parts.ts';

/** Parallel gateway 并行网关. */
export function readParallelGateway(source: NodeSource): ParallelNode {
  refuseExtensions(source.reading, source.element, ['wangban:Milestone']);
  return { kind: 'parallel', ...readCommon(source, { zh: source.id, en: source.id }) };
}
