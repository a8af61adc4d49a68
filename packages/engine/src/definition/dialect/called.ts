import type { ModdleElement } from 'bpmn-moddle';
import { text } from '../element.ts';
import { addOurs, amend } from './amend.ts';
import { leaveOut, refuse, take, takeElements, type Foreign } from './foreign.ts';
import { fixedOf, valueOf } from './texts.ts';
import { localName, nested } from './vendor.ts';

/** What a call activity 调用活动 calls, and which variables go in and come back. */
export function adoptCalled(foreign: Foreign): void {
  if (foreign.dialect === 'zeebe') {
    ofZeebe(foreign, takeElements(foreign, 'calledElement')[0]);
    return;
  }
  const called = text(foreign.element, 'calledElement')?.trim();
  if (called !== undefined) fixedOf(foreign, called, 'calledElement');
  if (foreign.dialect !== 'plain') ofJuel(foreign);
}

/** Zeebe passes all variables unless told otherwise, and gives all back unless there are output mappings. */
function ofZeebe(foreign: Foreign, called: ModdleElement | undefined): void {
  if (called === undefined) return;
  const process = text(called, 'processId')?.trim();
  const mappings = (foreign.elements.get('ioMapping') ?? []).flatMap(nested);
  const hasOutputs = mappings.some((mapping) => localName(mapping) === 'output');
  const fixed = process === undefined ? undefined : fixedOf(foreign, process, 'processId');
  amend(foreign.element, {
    ...(fixed === undefined ? undefined : { calledElement: fixed }),
    passes: isFalse(called, 'propagateAllParentVariables') ? 'mapped' : 'all',
    returns: hasOutputs || isFalse(called, 'propagateAllChildVariables') ? 'mapped' : 'all',
  });
}

function isFalse(element: ModdleElement, name: string): boolean {
  return text(element, name)?.trim() === 'false';
}

/** Only what `in` names goes in and only what `out` names comes back. */
function ofJuel(foreign: Foreign): void {
  const ins = takeElements(foreign, 'in');
  const outs = takeElements(foreign, 'out');
  const inherits = foreign.dialect === 'flowable' && take(foreign, 'inheritVariables') === 'true';
  take(foreign, 'inheritBusinessKey');
  for (const each of ins) adoptIn(foreign, each);
  for (const each of outs) addMapping(foreign, 'wangban:Output', each);
  amend(foreign.element, {
    passes: inherits || ins.some(isAll) ? 'all' : 'mapped',
    returns: outs.some(isAll) ? 'all' : 'mapped',
  });
}

function adoptIn(foreign: Foreign, element: ModdleElement): void {
  const key = text(element, 'businessKey')?.trim();
  if (key === undefined) addMapping(foreign, 'wangban:Input', element);
  // A called flow is part of the same case and has its reference.
  else if (!/^[$#]\{\s*execution\.(?:processB|b)usinessKey\s*\}$/.test(key)) keyUnused(foreign, key);
}

function keyUnused(foreign: Foreign, key: string): void {
  leaveOut(foreign, {
    zh: `“${foreign.id}”的业务键“${key}”不起作用：被调用的流程属于同一个办件，用它的受理编号；需要时请另传一个变量`,
    en: `The business key “${key}” of “${foreign.id}” has no effect: a called flow belongs to the same case and has its reference; pass a variable where that is needed`,
  });
}

function isAll(element: ModdleElement): boolean {
  return text(element, 'variables')?.trim() === 'all';
}

function addMapping(
  foreign: Foreign,
  type: 'wangban:Input' | 'wangban:Output',
  element: ModdleElement,
): void {
  if (isAll(element)) return;
  const expression = text(element, 'sourceExpression')?.trim();
  const source = expression === undefined ? text(element, 'source')?.trim() : valueOf(foreign, expression);
  const target = text(element, 'target')?.trim();
  if (source !== undefined && target !== undefined) {
    addOurs(foreign.element, type, { source, target });
    return;
  }
  refuse(foreign, {
    zh: `调用活动“${foreign.id}”的变量传递要写明 source（或 sourceExpression）和 target，请补上`,
    en: `The variables that call activity “${foreign.id}” passes need a source (or sourceExpression) and a target: add them`,
  });
}
