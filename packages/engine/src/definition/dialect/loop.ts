import type { ModdleElement } from 'bpmn-moddle';
import { text } from '../element.ts';
import { amend } from './amend.ts';
import { refuse, take, takeElements, type Foreign } from './foreign.ts';
import { adoptFormal, valueOf } from './texts.ts';
import { localName, nested } from './vendor.ts';

/** Multi-instance and loops 多实例与循环: what is gone through, and when it is enough. */
export function adoptLoop(foreign: Foreign): void {
  const { element } = foreign;
  for (const name of ['loopCardinality', 'completionCondition', 'loopCondition']) {
    adoptFormal(foreign, element, name);
  }
  if (element.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return;
  if (foreign.dialect === 'zeebe') ofZeebe(foreign, takeElements(foreign, 'loopCharacteristics')[0]);
  if (foreign.dialect === 'camunda' || foreign.dialect === 'flowable') ofJuel(foreign);
}

function ofZeebe(foreign: Foreign, loop: ModdleElement | undefined): void {
  if (loop === undefined) return;
  const feel = (name: string): string | undefined => {
    const given = text(loop, name)?.trim();
    return given === undefined ? undefined : valueOf(foreign, given);
  };
  amend(foreign.element, {
    collection: feel('inputCollection'),
    element: text(loop, 'inputElement')?.trim(),
    outputCollection: text(loop, 'outputCollection')?.trim(),
    outputElement: feel('outputElement'),
  });
}

/** Both engines count iterations from 0; a bare collection is the name of a variable. */
function ofJuel(foreign: Foreign): void {
  const collection = take(foreign, 'collection');
  const element = take(foreign, 'elementVariable');
  const isExpression = collection !== undefined && /[$#]\{/.test(collection);
  amend(foreign.element, {
    ...(collection === undefined
      ? undefined
      : { collection: isExpression ? valueOf(foreign, collection) : collection }),
    ...(element === undefined ? undefined : { element }),
    countFrom: '0',
  });
  if (foreign.dialect === 'flowable') adoptAggregation(foreign);
}

/** `flowable:variableAggregation` gathers variables of every iteration into one list. */
function adoptAggregation(foreign: Foreign): void {
  const [first, ...others] = takeElements(foreign, 'variableAggregation');
  if (first === undefined) return;
  const target = text(first, 'target')?.trim();
  const variables = nested(first).filter((each) => localName(each) === 'variable');
  const sources = variables.map((variable) => text(variable, 'source')?.trim());
  const known = sources.filter((source) => source !== undefined);
  if (others.length > 0 || target === undefined || known.length < sources.length || known.length === 0) {
    refuse(foreign, {
      zh: `“${foreign.id}”的 variableAggregation 只能有一个，并写明 target 和每个变量的 source，请改写`,
      en: `“${foreign.id}” may have one variableAggregation, with a target and a source for each variable: rewrite it`,
    });
    return;
  }
  const entries = variables.map((variable, index) => {
    const name = text(variable, 'target')?.trim() ?? known[index] ?? '';
    return `${JSON.stringify(name)}: ${known[index]}`;
  });
  amend(foreign.element, { outputCollection: target, outputElement: `{ ${entries.join(', ')} }` });
}
