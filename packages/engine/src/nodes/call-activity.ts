import type { CallNode } from '../definition/flow.ts';
import { calledFlow } from '../definition/node-at.ts';
import type { JsonObject } from '../json.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { RESERVED_NAMES } from '../scope.ts';
import { endToken } from '../scopes/complete.ts';
import { evaluateMappings } from '../scopes/evaluate.ts';
import { openScope } from '../scopes/open-scope.ts';
import { variablesOf } from '../scopes/variables.ts';
import type { Work } from '../work.ts';
import { leave } from './leave.ts';
import { complete, type Move } from './move.ts';
import { unknownNode } from './unknown-node.ts';

/** Deepest nesting of calls: processes that call each other without end are stopped here. */
const MAX_DEPTH = 50;

/** Call activity 调用活动: the called process runs inside the case, with variables of its own. */
export function beginCall(work: Work, node: CallNode, token: number): readonly Move[] | Rejection {
  const called = calledFlow(work.flow, node);
  if (called === undefined) return unknownNode(node.called);
  if (node.id.split('/').length > MAX_DEPTH) return tooDeep(node);
  const variables = passedIn(work, node, token);
  if (isRejection(variables)) return variables;
  const inside = openScope(work, 'call', node, called.start.id, token, variables);
  if (isRejection(inside)) return inside;
  complete(work, called.start);
  if (called.start.outgoing.length === 0) return endToken(work, inside.token);
  return leave(work, called.start, inside.token);
}

function passedIn(work: Work, node: CallNode, token: number): JsonObject | Rejection {
  const variables = variablesOf(work, token);
  const mapped = evaluateMappings(node.id, node.activity?.inputs ?? [], variables);
  if (isRejection(mapped) || !node.passesAll) return mapped;
  const all = Object.entries(variables).filter(([name]) => !RESERVED_NAMES.has(name));
  return { ...Object.fromEntries(all), ...mapped };
}

function tooDeep({ id, called }: CallNode): Rejection {
  return reject('TOO_MANY_STEPS', `at most ${MAX_DEPTH} called processes inside each other`, {
    node: id.split('/').at(-1) ?? id,
    called,
    limit: MAX_DEPTH,
  });
}
