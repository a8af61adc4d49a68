import type { InstanceSummary } from '../../api/shapes.ts';

/** How a state feels: colour and icon follow from it, the words always stand beside. */
export type Tone = 'run' | 'wait' | 'good' | 'bad' | 'quiet';

/** At most eight states 状态 in the applicant's words. */
export type StatusKey = Exclude<InstanceSummary['state'], 'closed'> | NonNullable<InstanceSummary['outcome']>;

const TONES: Readonly<Record<StatusKey, Tone>> = {
  submitted: 'run',
  accepted: 'run',
  running: 'run',
  returned: 'wait',
  suspended: 'wait',
  approved: 'good',
  completed: 'good',
  rejected: 'bad',
  withdrawn: 'quiet',
  terminated: 'quiet',
  voided: 'bad',
  lapsed: 'quiet',
};

/** The word for a case: its state while open, its outcome once closed. */
export function statusOf(state: InstanceSummary['state'], outcome: InstanceSummary['outcome']): StatusKey {
  return state === 'closed' ? (outcome ?? 'completed') : state;
}

/** The tone of a state. */
export function toneOf(status: StatusKey): Tone {
  return TONES[status];
}
