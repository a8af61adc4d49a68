import { compileExpression } from '@wangban/engine/expression';
import type { JsonObject } from '@wangban/engine';
import { juelToFeel } from './juel-to-feel.ts';

const EXPRESSION = /^\s*[$#]\{(.*)\}\s*$/s;

interface Scope {
  readonly environment?: { readonly variables?: JsonObject };
  readonly content?: JsonObject;
}

/** The conditions of the models for bpmn-engine, whose own expressions know paths but no operators. */
export const peerExpressions = {
  resolveExpression(text: unknown, scope: Scope): unknown {
    const inside = typeof text === 'string' ? EXPRESSION.exec(text)?.[1] : undefined;
    if (inside === undefined) return text;
    const compiled = compileExpression(juelToFeel(inside));
    if ('problems' in compiled) throw new Error(`cannot evaluate ${inside}`);
    const result = compiled.expression.evaluate({
      ...scope.environment?.variables,
      ...loopOf(scope.content),
    });
    if ('error' in result) throw new Error(result.error);
    return result.value;
  },
  isExpression: (text: unknown): boolean => typeof text === 'string' && EXPRESSION.test(text),
  hasExpression: (text: unknown): boolean => typeof text === 'string' && EXPRESSION.test(text),
};

/** Where a multi-instance activity stands, under the names that the models use. */
function loopOf(content: JsonObject | undefined): JsonObject {
  return {
    ...content,
    loopCounter: content?.['index'] ?? null,
    nrOfInstances: content?.['loopCardinality'] ?? null,
    nrOfCompletedInstances: typeof content?.['index'] === 'number' ? content['index'] + 1 : null,
  };
}
