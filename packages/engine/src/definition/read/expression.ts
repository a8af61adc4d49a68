import type { ModdleElement } from 'bpmn-moddle';
import { compileExpression, type Expression, type ExpressionProblem } from '../../expression/index.ts';
import { child, text } from '../element.ts';
import { report, type Reading } from '../problem.ts';

/** Compiles the text of an expression at an element; undefined after a problem. */
export function readExpression(reading: Reading, id: string, source: string): Expression | undefined {
  // Modelers for Zeebe write a leading “=”.
  const feel = source.trim().replace(/^=(?!=)/, '');
  const compiled = compileExpression(feel, reading.names);
  if ('expression' in compiled) return compiled.expression;
  noteExpressionProblems(reading, id, compiled.problems);
  return undefined;
}

/** The expression in a child element, such as `conditionExpression`; undefined when there is none, or after a problem. */
export function readFormal(
  reading: Reading,
  element: ModdleElement,
  id: string,
  name: string,
): Expression | undefined {
  const formal = child(element, name);
  if (formal === undefined) return undefined;
  const language = text(formal, 'language');
  if (language !== undefined && !/feel/i.test(language)) {
    report(reading, 'badValue', id, {
      zh: `“${id}”的表达式语言是“${language}”，请改写成 FEEL`,
      en: `The expression of “${id}” is in “${language}”: rewrite it in FEEL`,
    });
    return undefined;
  }
  return readExpression(reading, id, text(formal, 'body') ?? '');
}

/** Turns problems of an expression into problems of the element that holds it. */
export function noteExpressionProblems(
  reading: Reading,
  id: string,
  problems: readonly ExpressionProblem[],
): void {
  for (const { message } of problems) {
    report(reading, 'badExpression', id, {
      zh: `“${id}”的表达式有误：${message.zh}`,
      en: `The expression of “${id}” is wrong: ${message.en}`,
    });
  }
}
