import type { Event, Instance } from '@wangban/engine';

/** How far an instance has come, apart from returns and the close. */
export type Stage = 'submitted' | 'accepted' | 'running';

/** State 办件状态 as people see it: 已提交 · 已受理 · 办理中 · 等待您补正 · 已挂起 · 已办结. */
export type State = Stage | 'returned' | 'suspended' | 'closed';

/** Status as its column has it: a suspension hides what the case was doing. */
export type ColumnStatus = Instance['status'] | 'suspended';

export function columnStatus({ status, docket }: Instance): ColumnStatus {
  return docket?.suspended === undefined ? status : 'suspended';
}

/** State from the two columns that hold it. */
export function stateOf(status: ColumnStatus, stage: Stage): State {
  return status === 'running' ? stage : status;
}

/** Whether these events hold the acceptance 受理. */
export function isAccepting(event: Event): boolean {
  return event.type === 'MilestoneReached' && event.name === 'accepted';
}

/** Stage after the events of one command: accepted by the milestone, running by the next approval after it. */
export function stageAfter(stage: Stage, events: readonly Event[]): Stage {
  if (events.some(isAccepting)) return 'accepted';
  const moved = events.some((event) => event.type === 'TaskClosed' && event.outcome === 'approved');
  return stage === 'accepted' && moved ? 'running' : stage;
}
