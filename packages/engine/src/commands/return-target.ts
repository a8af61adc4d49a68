import type { ReturnScope } from '../definition/approval.ts';
import type { Flow, UserNode } from '../definition/flow.ts';
import type { Instance, Visit } from '../instance.ts';
import { reject, type Rejection } from '../rejection.ts';
import type { Place } from '../returns/superseded.ts';
import { wholeFork } from '../returns/whole-fork.ts';
import { isSideways, nearest, standing, visitedBefore, type Standing } from '../returns/targets.ts';
import type { Situation } from '../work.ts';
import type { ReturnTarget } from './command.ts';
import { notAllowed, type Decidable } from './task-checks.ts';

/** Where a return goes: a visit, or undefined for the applicant. */
export interface Destination {
  readonly visit: Visit | undefined;
  /** The fork that is entered again in its place. */
  readonly whole?: Place;
}

/** What may be returned to from a task: the applicant, and visited nodes as the node's setting allows. */
export interface ReturnChoices {
  readonly applicant: boolean;
  /** The nearest nodes; `previous` means one of them. */
  readonly nearest: readonly Visit[];
  readonly visits: readonly Visit[];
}

export function returnChoices(
  { flow, instance }: Pick<Situation, 'flow' | 'instance'>,
  { held, node }: Decidable,
): ReturnChoices {
  const allows = (scope: ReturnScope): boolean => node.approval.returnTo.includes(scope);
  const before = visitedBefore(flow, instance, standing(held.token, held.round));
  const near = allows('previous') || allows('visited') ? nearest(before) : [];
  return { applicant: allows('applicant'), nearest: near, visits: allows('visited') ? before : near };
}

/** Resolves the target of a return, or refuses it with the targets that would be legal. */
export function destination(
  situation: Situation,
  found: Decidable,
  target: ReturnTarget,
): Destination | Rejection {
  const choices = returnChoices(situation, found);
  switch (target.kind) {
    case 'applicant':
      return choices.applicant ? { visit: undefined } : outOfScope(found.node, 'applicant', choices);
    case 'previous':
      return previous(found.node, choices);
    case 'node':
      return visitedNode(situation, found, target, choices);
  }
}

function previous(node: UserNode, choices: ReturnChoices): Destination | Rejection {
  const [only, ...others] = choices.nearest;
  if (only === undefined) return noTarget('TARGET_NOT_VISITED', 'previous', choices);
  if (others.length === 0) return { visit: only };
  return reject('AMBIGUOUS_TARGET', 'one of the nodes right before this one, by id', {
    node: node.id,
    targets: choices.nearest.map((visit) => visit.node),
  });
}

function visitedNode(
  { flow, instance }: Situation,
  { held, node }: Decidable,
  { node: target, scope, whole }: Extract<ReturnTarget, { kind: 'node' }>,
  choices: ReturnChoices,
): Destination | Rejection {
  const found = choices.visits.filter((each) => each.node === target && (scope ?? each.scope) === each.scope);
  const [visit, second] = found;
  if (second !== undefined) return oneOfIterations(node, found);
  const here: Standing = standing(held.token, held.round);
  if (visit !== undefined && whole === true) {
    const fork = wholeFork(flow, instance, visit, here.lineage);
    return fork === undefined ? noFork(flow, instance, here, target, choices) : { visit, whole: fork };
  }
  if (visit !== undefined) return { visit };
  if (isSideways(instance, here, target)) return noTarget('TARGET_IN_SIBLING_BRANCH', target, choices);
  const wasVisited = visitedBefore(flow, instance, here).some((each) => each.node === target);
  return wasVisited ? outOfScope(node, target, choices) : noTarget('TARGET_NOT_VISITED', target, choices);
}

/** Nothing but a finished block can be walked again as a whole. */
function noFork(
  flow: Flow,
  instance: Instance,
  { lineage }: Standing,
  target: string,
  { visits }: ReturnChoices,
): Rejection {
  const inForks = visits.filter((visit) => wholeFork(flow, instance, visit, lineage) !== undefined);
  return reject('TARGET_NOT_VISITED', 'a node in a block of branches that is finished', {
    target,
    targets: inForks.map(({ node }) => node),
  });
}

/** Several iterations have been there: the scope of one must be named. */
function oneOfIterations({ id }: UserNode, visits: readonly Visit[]): Rejection {
  return reject('AMBIGUOUS_TARGET', 'the node together with the scope of one iteration', {
    node: id,
    targets: visits.map(({ node }) => node),
    scopes: visits.map(({ scope = null }) => scope),
  });
}

function outOfScope(node: UserNode, target: string, choices: ReturnChoices): Rejection {
  return notAllowed(node.id, `returnTo ${target}`, legal(choices));
}

function noTarget(
  code: 'TARGET_NOT_VISITED' | 'TARGET_IN_SIBLING_BRANCH',
  target: string,
  choices: ReturnChoices,
): Rejection {
  return reject(code, 'one of the targets', { target, targets: legal(choices) });
}

function legal({ applicant, visits }: ReturnChoices): readonly string[] {
  return [...(applicant ? ['applicant'] : []), ...visits.map(({ node }) => node)];
}
