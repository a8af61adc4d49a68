import type { ScriptNode } from '../definition/flow.ts';
import { reject, type Rejection } from '../rejection.ts';
import { scopeOf } from '../scope.ts';
import { emit, type Work } from '../work.ts';
import { complete, onward, type Move } from './move.ts';

/** Script task 脚本任务: a FEEL expression whose value becomes a variable of the case. */
export function enterScript(work: Work, node: ScriptNode, move: Move): readonly Move[] | Rejection {
  const result = node.expression.evaluate(scopeOf(work));
  if ('error' in result) return scriptFailed(node, result.error);
  emit(work, { type: 'VariablesSet', node: node.id, variables: { [node.resultVariable]: result.value } });
  work.scope = undefined;
  complete(work, node);
  return onward(node, move.token);
}

function scriptFailed(node: ScriptNode, error: string): Rejection {
  return reject('EXPRESSION_FAILED', 'a script that can be computed from this data', {
    node: node.id,
    expression: node.expression.text,
    error,
  });
}
