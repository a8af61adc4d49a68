import type { AdHoc, SubNode } from '../definition/flow.ts';
import type { Move } from '../nodes/move.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import { tokenOf } from './around.ts';
import { cancelToken } from './cancel.ts';
import { evaluateCondition } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { variablesOf } from './variables.ts';

/**
 * Begins the activities of an ad-hoc sub-process 即席子流程 (BPMN 2.0 §10.3.5): all at once, or one after the other in document
 * order, each once; or none, where somebody chooses.
 */
export function beginAdHoc(
  work: Work,
  node: SubNode,
  { ordering, chosen }: AdHoc,
  scope: Scope,
): readonly Move[] {
  if (chosen === true) return [];
  const first = ordering === 'sequential' ? node.start.outgoing.slice(0, 1) : node.start.outgoing;
  return first.map((_, index) => beginOne(work, node, scope, index, index));
}

/** `no`: how many were begun before. */
function beginOne(work: Work, node: SubNode, scope: Scope, index: number, no: number): Move {
  const token = work.instance.next;
  const around = tokenOf(work.instance, scope.token)?.lineage ?? [];
  const lineage = [...around, { fork: scope.id, flows: [`#${no}`] }];
  emit(work, { type: 'IterationBegun', scope: scope.id, token, node: node.start.id, index: no, lineage });
  const flow = node.start.outgoing[index];
  return { token, to: flow?.to ?? node.id, via: flow?.id ?? '' };
}

/** Begins the activity that somebody chose. */
export function beginChosen(work: Work, node: SubNode, scope: Scope, activity: string): Move {
  const index = node.start.outgoing.findIndex(({ to }) => to === activity);
  return beginOne(work, node, scope, index, scope.loop?.begun ?? 0);
}

/** A line of work inside has ended: enough was done, the next begins, or others go on (`open`: something may still begin). */
export function afterAdHocActivity(
  work: Work,
  node: SubNode,
  { ordering, completion, cancelRemaining, chosen }: AdHoc,
  scope: Scope,
): readonly Move[] | 'open' | Rejection {
  const enough =
    completion === undefined ? false : evaluateCondition(node.id, completion, variablesOf(work, scope.token));
  if (isRejection(enough)) return enough;
  if (enough && cancelRemaining) {
    cancelInside(work, scope);
    return [];
  }
  if (chosen === true) return enough ? [] : 'open';
  const begun = scope.loop?.begun ?? 0;
  const isFree = !work.instance.tokens.some((token) => token.scope === scope.id);
  if (enough || ordering === 'parallel' || !isFree || begun >= node.start.outgoing.length) return [];
  return [beginOne(work, node, scope, begun, begun)];
}

/** Cancels what is under way inside. */
export function cancelInside(work: Work, scope: Scope): void {
  for (const { id, scope: home } of work.instance.tokens)
    if (home === scope.id) cancelToken(work, id, 'decided');
}
