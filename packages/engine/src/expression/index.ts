/** Expressions: the publish side, which loads the FEEL library. A page that only evaluates needs `@wangban/engine/form`. */
export { CLOCK, clockAt } from './clock.ts';
export { compileExpression, type Expression } from './compile.ts';
export type { ExpressionProblem, ExpressionProblemCode } from './problem.ts';
export type { Evaluated } from './result.ts';
export { runnerOf } from './run-tree.ts';
export { pathsOf, type VariablePath } from './paths.ts';
export type { Tree } from './tree.ts';
