import type { StartNode } from '../flow.ts';
import { readCommon, type NodeSource } from './node.ts';
import { refuseExtensions, refuseParts } from './parts.ts';

/** None start event 开始事件. */
export function readStartEvent(source: NodeSource): StartNode {
  const { reading, element } = source;
  refuseParts(reading, element, ['eventDefinitions', 'eventDefinitionRef', 'properties', 'dataOutputs']);
  refuseExtensions(reading, element, ['wangban:Milestone']);
  return { kind: 'start', ...readCommon(source, { zh: '提交申请', en: 'Application' }) };
}
