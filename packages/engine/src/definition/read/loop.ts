import type { ModdleElement } from 'bpmn-moddle';
import type { MultiInstance, StandardLoop } from '../activity.ts';
import { child, text } from '../element.ts';
import { report, type Reading } from '../problem.ts';
import { readExpression, readFormal } from './expression.ts';

/** Loop 循环 of an activity, if it has one. */
export function readLoop(
  reading: Reading,
  element: ModdleElement,
  id: string,
): MultiInstance | StandardLoop | undefined {
  const loop = child(element, 'loopCharacteristics');
  if (loop === undefined) return undefined;
  return loop.$type === 'bpmn:StandardLoopCharacteristics'
    ? readStandard(reading, loop, id)
    : readMultiInstance(reading, loop, id);
}

function readStandard(reading: Reading, loop: ModdleElement, id: string): StandardLoop {
  const condition = readFormal(reading, loop, id, 'loopCondition');
  const maximum = Number(text(loop, 'loopMaximum') ?? loop['loopMaximum']);
  return {
    kind: 'standard',
    ...(condition === undefined ? undefined : { condition }),
    ...(Number.isSafeInteger(maximum) && maximum > 0 ? { maximum } : undefined),
    testBefore: loop['testBefore'] === true,
    countFrom: 1,
  };
}

function readMultiInstance(reading: Reading, loop: ModdleElement, id: string): MultiInstance | undefined {
  const cardinality = readFormal(reading, loop, id, 'loopCardinality');
  const completion = readFormal(reading, loop, id, 'completionCondition');
  const source = text(loop, 'collection') ?? collectionName(loop);
  const collection = source === undefined ? undefined : readExpression(reading, id, source);
  if (cardinality === undefined && source === undefined && child(loop, 'loopCardinality') === undefined) {
    report(reading, 'missingValue', id, {
      zh: `多实例活动“${id}”既没有次数也没有集合，请补上 loopCardinality 或 wangban:collection`,
      en: `Multi-instance activity “${id}” has neither a cardinality nor a collection: give loopCardinality or wangban:collection`,
    });
    return undefined;
  }
  const item = child(loop, 'inputDataItem');
  const element =
    text(loop, 'element') ?? (item === undefined ? undefined : (text(item, 'name') ?? text(item, 'id')));
  const output = readOutput(reading, loop, id);
  return {
    kind: loop['isSequential'] === true ? 'sequential' : 'parallel',
    ...(cardinality === undefined ? undefined : { cardinality }),
    ...(collection === undefined ? undefined : { collection }),
    ...(element === undefined ? undefined : { element: element.trim() }),
    ...(completion === undefined ? undefined : { completion }),
    ...(output === undefined ? undefined : { output }),
    countFrom: text(loop, 'countFrom')?.trim() === '0' ? 0 : 1,
  };
}

/** BPMN's own way: a reference to a data input, whose name is that of the variable. */
function collectionName(loop: ModdleElement): string | undefined {
  const reference = child(loop, 'loopDataInputRef');
  return reference === undefined ? undefined : (text(reference, 'name') ?? text(reference, 'id'));
}

function readOutput(reading: Reading, loop: ModdleElement, id: string): MultiInstance['output'] {
  const collection = text(loop, 'outputCollection')?.trim();
  const element = text(loop, 'outputElement');
  if (collection === undefined || element === undefined) return undefined;
  const expression = readExpression(reading, id, element);
  return expression === undefined ? undefined : { collection, element: expression };
}
