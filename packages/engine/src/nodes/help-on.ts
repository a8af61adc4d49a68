import type { ResolveIncident } from '../commands/command.ts';
import type { FlowNode } from '../definition/flow.ts';
import type { Token } from '../instance.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { tokenOf } from '../scopes/around.ts';
import { emit, type Work } from '../work.ts';
import { enterExclusive, noteChoice, split } from './gateways.ts';
import { merge } from './joins.ts';
import { leave } from './leave.ts';
import { along, complete, type Move } from './move.ts';
import { walk } from './walk.ts';

/** Takes the way that the owner names 指定走向, or asks the conditions again, once data or flow parameters were put right. */
export function takeWay(
  work: Work,
  node: FlowNode,
  { id: token, incident: open }: Token,
  { incident, way }: ResolveIncident,
): Rejection | undefined {
  const ways = node.outgoing.filter(({ rejected }) => rejected !== true);
  const named = way === undefined ? undefined : ways.find(({ id }) => id === way);
  if (way !== undefined && named === undefined)
    return reject('UNKNOWN_WAY', 'one of the ways out', { way, ways: ways.map(({ id }) => id) });
  const cause = open?.cause === 'unclear' ? 'unclear' : 'noWay';
  emit(work, { type: 'IncidentResolved', incident, token, node: node.id, cause });
  if (named === undefined) return askAgain(work, node, token);
  noteChoice(work, node.id, token, named.id);
  complete(work, node);
  return walk(work, [along(token, named)]);
}

function askAgain(work: Work, node: FlowNode, token: number): Rejection | undefined {
  const onward = again(work, node, token);
  if (isRejection(onward)) return onward;
  if (tokenOf(work.instance, token)?.incident !== undefined)
    return reject('NO_PATH', 'a condition that holds now, or the way to take', { node: node.id });
  return walk(work, onward);
}

function again(work: Work, node: FlowNode, token: number): readonly Move[] | Rejection {
  if (node.kind === 'exclusive') return enterExclusive(work, node, { token, to: node.id });
  const isGateway = node.kind === 'parallel' || node.kind === 'inclusive' || node.kind === 'complex';
  return isGateway ? split(work, node, token) : leave(work, node, token);
}

/** Goes on with the branches that have come 不再等待; where none waits at a join, only a jump can help. */
export function goOnWithout(
  work: Work,
  node: FlowNode,
  { id, scope }: Token,
  incident: number,
): Rejection | undefined {
  const isJoin = node.kind === 'parallel' || node.kind === 'inclusive' || node.kind === 'complex';
  const arrived = work.instance.tokens.filter(
    (token) => token.node === node.id && token.scope === scope && token.frozen === undefined,
  );
  if (!isJoin || arrived.some(({ via }) => via === undefined || via === ''))
    return reject('NO_PATH', 'a join at which branches wait', { node: node.id });
  emit(work, { type: 'IncidentResolved', incident, token: id, node: node.id, cause: 'stuck' });
  const onward = split(work, node, merge(work, node, arrived));
  return isRejection(onward) ? onward : walk(work, onward);
}
