import type { Flow } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Branch } from '../event-base.ts';
import type { Instance, Round, Token, Visit } from '../instance.ts';
import { concurrent } from '../lineage.ts';
import { levelsBetween, levelsFrom } from '../scopes/levels.ts';
import { canEnter, isAlone } from './restore.ts';

/** A task's place in the history of its case. */
export interface Standing {
  readonly node: string;
  readonly order: number;
  readonly lineage: readonly Branch[];
  readonly scope: number | undefined;
}

export function standing(token: Token, round: Round): Standing {
  return { node: token.node, order: round.no ?? round.id, lineage: token.lineage ?? [], scope: token.scope };
}

/** Visited nodes that a task may go back to: earlier in its own line of work, also inside finished blocks. Never forward. */
export function visitedBefore(flow: Flow, instance: Instance, here: Standing): readonly Visit[] {
  return instance.visits.filter(
    ({ node, no, lineage, scope }) =>
      no > 0 &&
      no < here.order &&
      node !== here.node &&
      nodeAt(flow, node)?.kind === 'user' &&
      !concurrent(here.lineage, lineage) &&
      canEnter(instance, here.lineage, lineage ?? []) &&
      isAlone(flow, instance, lineage ?? []) &&
      canReach(instance, here.scope, scope),
  );
}

/** The nearest of them where somebody was asked; several when the task stands behind a join. */
export function nearest(visits: readonly Visit[]): readonly Visit[] {
  const asked = visits.filter(({ auto }) => auto === undefined);
  return asked.filter(
    (visit) => !asked.some((other) => other.no > visit.no && !concurrent(other.lineage, visit.lineage)),
  );
}

/** Was this node visited in a branch that runs beside the task's own? */
export function isSideways(instance: Instance, here: Standing, node: string): boolean {
  if (instance.tokens.some((token) => token.node === node && concurrent(here.lineage, token.lineage)))
    return true;
  return instance.visits.some(
    (visit) => visit.node === node && visit.no > 0 && concurrent(here.lineage, visit.lineage),
  );
}

/**
 * Sub-processes are left and entered as long as they are known. An event sub-process that runs beside the rest is not left:
 * the rest goes on without it. One that was called keeps what it did to itself.
 */
function canReach(instance: Instance, from: number | undefined, to: number | undefined): boolean {
  if (from === to) return true;
  const { left, entered } = levelsBetween(instance, from, to);
  const isKnown = to === undefined || levelsFrom(instance, to).some(({ id }) => id === to);
  const isOver = entered.every(({ id }) => instance.finished?.some((scope) => scope.id === id));
  return isKnown && isOver && left.every((scope) => scope.kind !== 'event' && scope.kind !== 'undo');
}
