import type { JsonObject } from '../json.ts';
import { type Closure, closureOf } from './closure.ts';
import { type Evaluated, evaluatedJson, reasonOf } from './result.ts';
import type { Tree } from './tree.ts';

/** Runs a closure; what it throws becomes an error value. */
function runClosure(closure: Closure, variables: JsonObject): Evaluated {
  try {
    return evaluatedJson(closure(variables));
  } catch (thrown) {
    return { error: reasonOf(thrown) };
  }
}

/** Prepares a tree for evaluation 求值; pure, needs no parser and no library. */
export function runnerOf(tree: Tree): (variables: JsonObject) => Evaluated {
  const closure = closureOf(tree);
  return (variables) => runClosure(closure, variables);
}
