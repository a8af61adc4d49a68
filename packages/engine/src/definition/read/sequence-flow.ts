import type { ModdleElement } from 'bpmn-moddle';
import { child, text } from '../element.ts';
import type { SequenceFlow } from '../flow.ts';
import { report, type Reading } from '../problem.ts';
import { readFormal } from './expression.ts';
import { readName } from './name.ts';
import { refuseExtensions } from './parts.ts';
import { oneOf } from './value.ts';

/** Sequence flow 顺序流, with its condition; undefined when an end is missing (which is reported). */
export function readSequenceFlow(
  reading: Reading,
  element: ModdleElement,
  id: string,
): SequenceFlow | undefined {
  refuseExtensions(reading, element, []);
  const from = end(reading, element, id, 'sourceRef');
  const to = end(reading, element, id, 'targetRef');
  const condition = readFormal(reading, element, id, 'conditionExpression');
  if (from === undefined || to === undefined) return undefined;
  const name = readName(element, { zh: '', en: '' });
  const rejected = oneOf(reading, element, 'rejected', ['true', 'false'], 'false') === 'true';
  return {
    id,
    name,
    from,
    to,
    ...(condition === undefined ? undefined : { condition }),
    ...(rejected ? { rejected } : undefined),
  };
}

function end(
  reading: Reading,
  element: ModdleElement,
  id: string,
  side: 'sourceRef' | 'targetRef',
): string | undefined {
  const node = child(element, side);
  if (node !== undefined) return text(node, 'id');
  // A reference to nothing has been reported by the parser; one that is left out has not.
  if (reading.problems.some(({ code, element: at }) => code === 'missingTarget' && at === id))
    return undefined;
  report(reading, 'missingTarget', id, {
    zh: `顺序流“${id}”没有${side === 'targetRef' ? '终点' : '起点'}，请重新连线`,
    en: `Sequence flow “${id}” has no ${side === 'targetRef' ? 'target' : 'source'}: connect it again`,
  });
  return undefined;
}
