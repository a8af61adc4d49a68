import type { Mapping } from '../definition/activity.ts';
import type { Expression } from '../expression/index.ts';
import type { Json, JsonObject } from '../json.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';

/** The value of an expression at a node, or the refusal of the command that needs it. */
export function evaluate(
  node: string,
  expression: Expression,
  variables: JsonObject,
): { readonly value: Json } | Rejection {
  const result = expression.evaluate(variables);
  return 'error' in result ? failed(node, expression.text, result.error) : result;
}

/** As `evaluate`, for what must be true or false. */
export function evaluateCondition(
  node: string,
  expression: Expression,
  variables: JsonObject,
): boolean | Rejection {
  const result = evaluate(node, expression, variables);
  if (isRejection(result)) return result;
  if (typeof result.value === 'boolean') return result.value;
  return failed(node, expression.text, `the value is ${JSON.stringify(result.value)}`);
}

/** Values of a list of mappings; each sees what those before it have set. */
export function evaluateMappings(
  node: string,
  mappings: readonly Mapping[],
  variables: JsonObject,
): JsonObject | Rejection {
  const values: { [name: string]: Json } = {};
  if (mappings.length === 0) return values;
  const seen = { ...variables };
  for (const { source, target } of mappings) {
    const result = evaluate(node, source, seen);
    if (isRejection(result)) return result;
    values[target] = result.value;
    seen[target] = result.value;
  }
  return values;
}

/** An expression that gives no usable value refuses the command: guessing would send the case the wrong way. */
export function failed(node: string, expression: string, error: string): Rejection {
  return reject('EXPRESSION_FAILED', 'an expression that can be worked out from this data', {
    node,
    expression,
    error,
  });
}
