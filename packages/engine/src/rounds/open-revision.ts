import { emit, type Work } from '../work.ts';

/** The applicant's turn 补正: a round of one seat at the start event, for the token that came back there. */
export function openRevision(work: Work, token: number): void {
  const round = work.instance.next;
  const task = work.context.newTaskId();
  const node = work.flow.start.id;
  const candidates = [{ person: work.instance.applicant }];
  const seats = [{ seat: 0, candidates, task }];
  emit(work, { type: 'RoundOpened', round, token, node, kind: 'revise', visit: 1, order: 0, seats });
  emit(work, { type: 'TaskOpened', task, kind: 'revise', node, round, seat: 0, principals: candidates });
}
