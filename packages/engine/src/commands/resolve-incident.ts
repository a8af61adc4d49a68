import { tokenOf } from '../scopes/around.ts';
import { nodeAt } from '../definition/node-at.ts';
import { decider } from '../assignment/self.ts';
import type { UserNode } from '../definition/flow.ts';
import type { Token } from '../instance.ts';
import { passUserTask } from '../nodes/pass-user-task.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { goOnWithout, takeWay } from '../nodes/help-on.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { openRound } from '../rounds/open-round.ts';
import { requestFor } from '../rounds/request-for.ts';
import { emit, type Work } from '../work.ts';
import type { ResolveIncident } from './command.ts';
import { notInCharge } from './in-charge.ts';
import { alreadyClosed } from './withdraw.ts';

/**
 * Help a node on that waits for the owner: name who decides 指派 or ask the rules again where nobody could be found; name the way
 * or ask the conditions again where none led on; let a join go on without the branches that cannot come.
 */
export function resolveIncident(work: Work, command: ResolveIncident): Rejection | undefined {
  const refusal = alreadyClosed(work) ?? notInCharge(work);
  if (refusal !== undefined) return refusal;
  const { incident, people } = command;
  const token = work.instance.tokens.find((each) => each.incident?.id === incident);
  if (token === undefined) return reject('ALREADY_HANDLED', 'an incident that is open', { incident });
  if (token.frozen !== undefined)
    return reject('FROZEN', 'a branch that is not frozen by a return', { incident });
  const node = nodeAt(work.flow, token.node);
  if (node === undefined) return unknownNode(token.node);
  const cause = token.incident?.cause;
  if (cause === 'stuck') return goOnWithout(work, node, token, incident);
  if (cause === 'noWay' || cause === 'unclear') return takeWay(work, node, token, command);
  if (node.kind !== 'user') return unknownNode(token.node);
  const unfit = people === undefined ? undefined : unfitPeople(work, node, people);
  return unfit ?? open(work, node, token, command);
}

function open(work: Work, node: UserNode, token: Token, { incident, people }: ResolveIncident) {
  emit(work, { type: 'IncidentResolved', incident, token: token.id, node: node.id });
  const opened = openRound(
    work,
    node,
    token.id,
    people === undefined ? {} : { people: [...new Set(people)] },
  );
  if (isRejection(opened)) return opened;
  if (opened === 'passed') return passUserTask(work, node, token.id);
  const still = tokenOf(work.instance, token.id)?.incident;
  if (still === undefined) return undefined;
  return reject('NO_APPROVER', 'somebody whom the rules of the node find now', { node: node.id });
}

function unfitPeople(work: Work, node: UserNode, people: readonly number[]): Rejection | undefined {
  const request = requestFor(work);
  if (isRejection(request)) return request;
  const mayDecide = decider(node.approval, request);
  const unfit = people.find((person) => !mayDecide(person));
  if (people.length > 0 && unfit === undefined) return undefined;
  return reject('UNKNOWN_PERSON', 'active people other than the applicant', { person: unfit ?? null });
}
