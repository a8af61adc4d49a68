import { handoverRows, type HandoverRow } from '../handover-rows.ts';
import type { Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import type { Handover } from './command.ts';
import { notInCharge } from './in-charge.ts';
import { alreadyClosed } from './withdraw.ts';

/**
 * Handover 离职交接: every seat goes over like a transfer, arrangements for later rounds with it. Rows that cannot go over
 * stay where they are; nothing to do is no change, so that a repeat does nothing.
 */
export function handover(work: Work, command: Handover): Rejection | undefined {
  const refusal = alreadyClosed(work) ?? notInCharge(work);
  if (refusal !== undefined) return refusal;
  for (const row of handoverRows(work, command.from, command.to)) {
    if (row.refusal === undefined) handOver(work, row, command);
  }
  return undefined;
}

function handOver(work: Work, row: HandoverRow, { from, to, reason }: Handover): void {
  if (row.kind === 'plan') return replan(work, row.node, from, to);
  const { node, round, seat, task, pool } = row;
  if (pool || task === undefined) {
    const changed = { type: 'SeatReassigned', round, node, seat, from, to } as const;
    return emit(work, task === undefined ? changed : { ...changed, task });
  }
  emit(work, {
    type: 'TaskTransferred',
    task,
    from,
    to,
    how: 'handover',
    ...(reason === undefined ? undefined : { reason }),
  });
}

function replan(work: Work, node: string, from: number, to: number): void {
  const plan = work.instance.plans?.find((each) => each.node === node);
  const changed = (people: readonly number[]): readonly number[] => [
    ...new Set(people.map((person) => (person === from ? to : person))),
  ];
  emit(work, {
    type: 'NodePlanned',
    node,
    ...(plan?.people === undefined ? undefined : { people: changed(plan.people) }),
    ...(plan?.picked === undefined ? undefined : { picked: changed(plan.picked) }),
  });
}
