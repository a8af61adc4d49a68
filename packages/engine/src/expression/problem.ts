import type { Text } from '../text.ts';

/** What can be wrong with an expression 表达式. */
export type ExpressionProblemCode =
  | 'empty'
  | 'tooLong'
  | 'syntax'
  | 'tooDeep'
  | 'badNumber'
  | 'unknownName'
  | 'unknownFunction'
  | 'forbiddenFunction'
  | 'forbiddenConstruct'
  | 'unboundedRange'
  | 'tooManyRounds'
  | 'outsideSubset';

/** What is wrong with an expression at publish time 发布检查. `column` counts from 1. */
export interface ExpressionProblem {
  readonly code: ExpressionProblemCode;
  readonly message: Text;
  readonly column?: number;
}

/** Builds a problem; `at` is an offset into the expression. */
export function expressionProblem(
  code: ExpressionProblemCode,
  at: number | undefined,
  zh: string,
  en: string,
): ExpressionProblem {
  const problem = { code, message: { zh, en } };
  return at === undefined ? problem : { ...problem, column: at + 1 };
}
