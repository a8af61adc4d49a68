import type { ClosedRound, Instance, Round, Token } from '../instance.ts';
import { concurrent } from '../lineage.ts';
import { reject, type Rejection } from '../rejection.ts';
import { canEnter } from '../returns/restore.ts';

/** The tokens that stand where this round has led, if nobody has acted there yet and nothing has left the hall. */
export function untouchedSince(instance: Instance, closed: ClosedRound): readonly Token[] | Rejection {
  const { node, lineage = [], round } = closed;
  const all = instance.tokens.filter((token) => !concurrent(lineage, token.lineage));
  const fact = { node, successors: all.map((token) => token.node) };
  if (closed.acted === true) return reject('EFFECT_DONE', 'a case that has not acted outside since', fact);
  if (all.some(({ frozen }) => frozen !== undefined)) {
    return reject('FROZEN', 'a case that no return has frozen', fact);
  }
  const touched = all.some((token) => token.round !== undefined && isTouched(token.round, round));
  // What is inside of an activity goes with the token that stands there.
  const since = all.filter(({ scope }) => scope === undefined);
  const isOpen = since.every((token) => canEnter(instance, token.lineage ?? [], lineage));
  if (!touched && isOpen) return since;
  return reject('NOT_RECALLABLE', 'a next step on which nobody has acted', fact);
}

/** Somebody has voted, claimed, passed it on or changed its seats; or it is older and no successor at all. */
function isTouched({ id, seats, revise, altered }: Round, closed: Round): boolean {
  if (id < closed.id || revise === true || altered === true) return true;
  return seats.some(
    ({ vote, version, delegate }) => vote !== undefined || version !== undefined || delegate !== undefined,
  );
}
