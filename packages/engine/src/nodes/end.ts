import type { EndNode } from '../definition/flow.ts';
import { emit, type Work } from '../work.ts';
import { complete, type Move } from './move.ts';

/** None end event 结束 (BPMN 2.0 §10.5.3): this token is done, the others go on. */
export function enterEnd(work: Work, node: EndNode, move: Move): readonly Move[] {
  complete(work, node);
  emit(work, { type: 'TokenConsumed', token: move.token });
  return [];
}
