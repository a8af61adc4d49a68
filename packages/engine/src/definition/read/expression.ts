import type { ExpressionProblem } from '../../expression/index.ts';
import { report, type Reading } from '../problem.ts';

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
