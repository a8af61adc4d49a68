import { nodeAt } from '../definition/node-at.ts';
import type { Token } from '../instance.ts';
import { holdersOf, openTasks } from '../open-tasks.ts';
import { emit, type Work } from '../work.ts';
import { changedSince } from './changed-fields.ts';
import { arrange } from './turns.ts';

/**
 * A round goes on after a return: its holders are told what has changed of what they see 告知变更. Where the step says so, votes that
 * were given on the old data are asked for again.
 */
export function tellOfChanges(work: Work, { id, round, node: at }: Token, since: number): void {
  const node = nodeAt(work.flow, at);
  if (round === undefined || node?.kind !== 'user') return;
  const fields = changedSince(work.instance, node, since);
  if (fields.length === 0) return;
  const isHeld = round.seats.some(({ added, task }) => added?.role === 'decider' && task !== undefined);
  const hasVotes = round.seats.some(({ vote, removed }) => vote !== undefined && removed !== true);
  if (node.approval.revoteOnChange === true && hasVotes && !isHeld) {
    emit(work, { type: 'VotingReopened', round: round.id, node: node.id, cause: 'dataChanged' });
    arrange(work, id, node, 'waits');
  }
  const tasks = openTasks(work.instance).filter((task) => task.round === round.id);
  const people = holdersOf(tasks, work.context);
  emit(work, { type: 'HoldersTold', about: 'dataChanged', round: round.id, node: node.id, fields, people });
}
