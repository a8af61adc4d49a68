import { ownersOf } from '../case/ladder.ts';
import type { FlowNode } from '../definition/flow.ts';
import type { IncidentRaised } from '../events.ts';
import { pathsOf, type Expression } from '../expression/index.ts';
import { propertyOf } from '../expression/values.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Rejection } from '../rejection.ts';
import { CLOCK } from '../expression/clock.ts';
import { tokenOf } from '../scopes/around.ts';
import { variablesOf } from '../scopes/variables.ts';
import { emit, type Work } from '../work.ts';
import type { Move } from './move.ts';

/**
 * No way out holds, and none is the default: for BPMN 2.0 an exception (§13.4.2, §13.4.3, §13.4.5).
 * The mistake is in the flow or its data, not in what was just decided: that counts, and the token stands still 停住 until
 * the owner names the way. Whoever brought the data with this very command is asked to mend it instead.
 */
export function standStill(
  work: Work,
  node: FlowNode,
  token: number,
  refusal: Rejection,
): readonly Move[] | Rejection {
  if (refusal.code !== 'NO_PATH' && (refusal.code !== 'EXPRESSION_FAILED' || bringsData(work)))
    return refusal;
  const at = tokenOf(work.instance, token);
  if (at === undefined) return refusal;
  if (at.node !== node.id || at.via !== undefined) {
    const { lineage = [], scope } = at;
    const beside = scope === undefined ? undefined : { scope };
    emit(work, { type: 'TokenPlaced', token, node: node.id, lineage, ...beside });
  }
  raise(work, node.id, token, refusal.code === 'NO_PATH' ? 'noWay' : 'unclear', readBy(work, node, token));
  return [];
}

/** A token waits for branches that cannot come 等不到: every other one is gone, or waits as it does. */
export function waitInVain(work: Work): boolean {
  const seen = new Set<string>();
  for (const { id, node, scope, frozen } of work.instance.tokens) {
    const place = `${node} ${scope ?? ''}`;
    if (frozen !== undefined || seen.has(place)) continue;
    seen.add(place);
    raise(work, node, id, 'stuck');
  }
  return seen.size > 0;
}

function raise(
  work: Work,
  node: string,
  token: number,
  cause: IncidentRaised['cause'],
  data?: JsonObject,
): void {
  const incident = work.instance.next;
  const read = data === undefined ? undefined : { data };
  emit(work, {
    type: 'IncidentRaised',
    incident,
    token,
    node,
    cause,
    owners: ownersOf(work.context),
    ...read,
  });
}

function bringsData({ events }: Work): boolean {
  return events.some(({ type }) => ['InstanceSubmitted', 'Resubmitted', 'DataChanged'].includes(type));
}

/** What the conditions of the ways out read, as it is now: the owner sees what is missing. */
function readBy(work: Work, node: FlowNode, token: number): JsonObject {
  const variables = variablesOf(work, token);
  const conditions = node.outgoing.flatMap(({ condition }) => condition ?? []);
  const paths = conditions.flatMap(pathsIn).filter(([first]) => first !== CLOCK);
  return Object.fromEntries(paths.map((path) => [path.join('.'), path.reduce<Json>(propertyOf, variables)]));
}

function pathsIn({ tree, names }: Expression): readonly (readonly string[])[] {
  return tree === undefined ? names.map((name) => [name]) : pathsOf(tree);
}
