import type { EndNode } from '../flow.ts';
import { readCommon, type NodeSource } from './node.ts';
import { refuseExtensions, refuseParts } from './parts.ts';

/** None end event 结束事件. */
export function readEndEvent(source: NodeSource): EndNode {
  const { reading, element } = source;
  refuseParts(reading, element, ['eventDefinitions', 'eventDefinitionRef', 'properties', 'dataInputs']);
  refuseExtensions(reading, element, ['wangban:Milestone']);
  return { kind: 'end', ...readCommon(source, { zh: '办结', en: 'Closed' }) };
}
