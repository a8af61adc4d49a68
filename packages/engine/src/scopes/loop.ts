import type { MultiInstance } from '../definition/activity.ts';
import type { ActivityNode } from '../definition/flow.ts';
import type { Token } from '../instance.ts';
import type { Json } from '../json.ts';
import type { Move } from '../nodes/move.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import { scopeWith, tokenOf } from './around.ts';
import { cancelToken } from './cancel.ts';
import { evaluate, evaluateCondition, failed } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { counts, setVariables, variablesOf } from './variables.ts';

/** Most iterations of one activity. */
const MAX_ITERATIONS = 10_000;

/** Begins a multi-instance activity 多实例 for the token that stands there; nothing to iterate over = empty. */
export function beginLoop(
  work: Work,
  node: ActivityNode,
  loop: MultiInstance,
  token: number,
): readonly Move[] | Rejection {
  const items = itemsOf(work, node, loop, token);
  if (isRejection(items)) return items;
  const { total, list } = items;
  const at = tokenOf(work.instance, token);
  if (total === 0 || at === undefined) return [];
  const scope = work.instance.next;
  emit(work, {
    type: 'ScopeOpened',
    scope: {
      id: scope,
      kind: 'multi',
      node: node.id,
      token,
      parent: at.scope,
      variables: undefined,
      loop: {
        total,
        done: 0,
        begun: 0,
        items: list,
        outputs: undefined,
        inTurn: loop.kind === 'sequential' ? true : undefined,
      },
      lineage: at.lineage,
    },
  });
  const first = loop.kind === 'parallel' ? total : 1;
  return Array.from({ length: first }, (_, index) => begin(work, node, scope, at, index));
}

function itemsOf(
  work: Work,
  node: ActivityNode,
  { collection, cardinality }: MultiInstance,
  token: number,
): { readonly total: number; readonly list: readonly Json[] | undefined } | Rejection {
  const expression = collection ?? cardinality;
  if (expression === undefined) return failed(node.id, '', 'there is neither a collection nor a cardinality');
  const result = evaluate(node.id, expression, variablesOf(work, token));
  if (isRejection(result)) return result;
  const list = isList(result.value) && collection !== undefined ? result.value : undefined;
  const total = list?.length ?? Number(result.value ?? Number.NaN);
  if (collection !== undefined && list === undefined)
    return failed(node.id, expression.text, 'it gives no list');
  if (Number.isInteger(total) && total >= 0 && total <= MAX_ITERATIONS) return { total, list };
  return failed(node.id, expression.text, `it gives no number from 0 to ${MAX_ITERATIONS}`);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function begin(work: Work, node: ActivityNode, scope: number, outer: Token, index: number): Move {
  const token = work.instance.next;
  const lineage = [...(outer.lineage ?? []), { fork: scope, flows: [`#${index}`] }];
  emit(work, { type: 'IterationBegun', scope, token, node: node.id, index, lineage });
  return { token, to: node.id, begins: true };
}

/** One iteration is done: the next begins, others go on, or the activity as a whole is done (`outer`). */
export function afterIteration(
  work: Work,
  node: ActivityNode,
  { id: token, scope: home, loop: index = 0 }: Token,
  how: 'done' | 'failed' = 'done',
): { readonly moves: readonly Move[] } | { readonly outer: number } | Rejection {
  const loop = node.activity?.loop;
  const before = scopeWith(work.instance, home);
  if (before?.loop === undefined || loop === undefined || loop.kind === 'standard') return { moves: [] };
  const output =
    loop.output === undefined || how === 'failed'
      ? undefined
      : evaluate(node.id, loop.output.element, variablesOf(work, token));
  if (isRejection(output)) return output;
  const given = output === undefined ? undefined : { output: output.value };
  emit(work, { type: 'IterationCompleted', scope: before.id, token, index, ...given });
  const scope = scopeWith(work.instance, before.id) ?? before;
  const isEnough = enough(work, node, loop, scope);
  if (isRejection(isEnough)) return isEnough;
  if (isEnough) return close(work, node, loop, scope);
  const outer = tokenOf(work.instance, scope.token);
  if (loop.kind === 'parallel' || outer === undefined) return { moves: [] };
  return { moves: [begin(work, node, scope.id, outer, index + 1)] };
}

function enough(work: Work, node: ActivityNode, loop: MultiInstance, scope: Scope): boolean | Rejection {
  if (scope.loop !== undefined && scope.loop.done >= scope.loop.total) return true;
  if (loop.completion === undefined) return false;
  const variables = { ...variablesOf(work, scope.token), ...(scope.loop && counts(scope.loop)) };
  return evaluateCondition(node.id, loop.completion, variables);
}

function close(
  work: Work,
  node: ActivityNode,
  loop: MultiInstance,
  scope: Scope,
): { readonly outer: number } {
  for (const { id, scope: home } of work.instance.tokens)
    if (home === scope.id) cancelToken(work, id, 'decided');
  emit(work, { type: 'ScopeClosed', scope: scope.id, node: node.id, result: 'completed' });
  const outputs = scope.loop?.outputs;
  if (loop.output !== undefined)
    setVariables(work, node.id, scope.token, { [loop.output.collection]: outputs ?? [] });
  return { outer: scope.token };
}

/** A standard loop 标准循环 that is to go round again. */
export function loopsAgain(
  work: Work,
  node: ActivityNode,
  { id, loop: round = 0, lineage = [], scope }: Token,
): readonly Move[] | Rejection {
  const loop = node.activity?.loop;
  if (loop?.kind !== 'standard' || (loop.maximum !== undefined && round + 1 >= loop.maximum)) return [];
  const holds =
    loop.condition === undefined
      ? loop.maximum !== undefined
      : evaluateCondition(node.id, loop.condition, variablesOf(work, id));
  if (isRejection(holds)) return holds;
  if (!holds) return [];
  const beside = scope === undefined ? undefined : { scope };
  emit(work, { type: 'TokenPlaced', token: id, node: node.id, lineage, ...beside, loop: round + 1 });
  return [{ token: id, to: node.id, begins: true }];
}
