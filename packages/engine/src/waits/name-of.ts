import type { Name } from '../definition/trigger.ts';
import type { JsonObject } from '../json.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { evaluate, failed } from '../scopes/evaluate.ts';

/** A fixed name, or the one that an expression gives. */
export function nameOf(node: string, name: Name, variables: JsonObject): string | Rejection {
  if (typeof name === 'string') return name;
  const result = evaluate(node, name, variables);
  if (isRejection(result)) return result;
  if (typeof result.value === 'string' && result.value !== '') return result.value;
  return failed(node, name.text, `the name is ${JSON.stringify(result.value)}`);
}
