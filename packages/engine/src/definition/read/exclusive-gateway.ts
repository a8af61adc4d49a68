import { child, text } from '../element.ts';
import type { ExclusiveNode } from '../flow.ts';
import { readCommon, type NodeSource } from './node.ts';
import { refuseExtensions } from './parts.ts';

/** Exclusive gateway 排他网关 with its default flow. */
export function readExclusiveGateway(source: NodeSource): ExclusiveNode {
  const { reading, element, id } = source;
  refuseExtensions(reading, element, ['wangban:Milestone']);
  const common = readCommon(source, { zh: id, en: id });
  const named = child(element, 'default');
  const otherwise = common.outgoing.find((flow) => named !== undefined && flow.id === text(named, 'id'));
  return { kind: 'exclusive', ...common, ...(otherwise === undefined ? undefined : { otherwise }) };
}
