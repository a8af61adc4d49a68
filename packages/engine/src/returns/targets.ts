import type { Flow } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Branch } from '../event-base.ts';
import type { Instance, Round, Token, Visit } from '../instance.ts';
import { concurrent } from '../lineage.ts';
import { canEnter } from './restore.ts';

/** A task's place in the history of its case. */
export interface Standing {
  readonly node: string;
  readonly order: number;
  readonly lineage: readonly Branch[];
}

export function standing(token: Token, round: Round): Standing {
  return { node: token.node, order: round.no ?? round.id, lineage: token.lineage ?? [] };
}

/** Visited nodes that a task may go back to: earlier in its own line of work, also inside finished blocks. Never forward. */
export function visitedBefore(flow: Flow, instance: Instance, here: Standing): readonly Visit[] {
  return instance.visits.filter(
    ({ node, no, lineage }) =>
      no > 0 &&
      no < here.order &&
      node !== here.node &&
      nodeAt(flow, node)?.kind === 'user' &&
      !concurrent(here.lineage, lineage) &&
      canEnter(instance, here.lineage, lineage ?? []),
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
