import { CAMPUS } from '../../../packages/server/src/instances/testing/test-campus.ts';
import { onTask } from '../../../packages/server/src/instances/testing/test-desk.ts';
import {
  approve,
  back,
  batch,
  byHolder,
  byTask,
  fire,
  inCharge,
  jump,
  withdraw,
  type Contender,
} from './contenders.ts';

const { student, counsellor, head, deputy, desk } = CAMPUS;

/** Two who act at the same moment: what was done before, and every end that some order of the two explains. */
export interface Meeting {
  readonly service: string;
  readonly before?: readonly Contender[];
  readonly due?: 'action' | 'lapse';
  readonly one: Contender;
  readonly two: Contender;
  /** The ends tell who holds what waits, too. */
  readonly holders?: true;
  /** Codes of both and the nodes that wait afterwards; none = the case is closed, `-` = its outcome. */
  readonly ends: readonly string[];
}

const first = approve('first', counsellor);
const s1 = approve('s1', counsellor);
const s2 = approve('s2', head);
const TO_APPLICANT = { target: { kind: 'applicant' }, resume: 'rewalk' } as const;

/** Every pair of approval.md §7 that meets on one case. */
export const MEETINGS: Readonly<Record<string, Meeting>> = {
  'two approvals of one task: one counts, the other is told': {
    service: 'leave',
    one: s1,
    two: s1,
    ends: ['done ALREADY_HANDLED s2', 'ALREADY_HANDLED done s2'],
  },
  'the first approval and a withdrawal: exactly one of them': {
    service: 'leave',
    one: s1,
    two: withdraw,
    ends: ['done NOT_WITHDRAWABLE s2', 'ALREADY_HANDLED done -withdrawn'],
  },
  'an approval and a transfer of one task: either wins, and nobody is left with a dead task': {
    service: 'leave',
    holders: true,
    one: s1,
    two: byTask('s1', counsellor, (taskId) => ({ type: 'transfer', taskId, to: deputy })),
    ends: [`done ALREADY_HANDLED s2@${head}`, `NOT_YOUR_TASK done s1@${deputy}`],
  },
  'an approval and the holder who takes the task back: it is taken back first, or was not theirs to decide': {
    service: 'leave',
    before: [byTask('s1', counsellor, (taskId) => ({ type: 'delegate', taskId, to: deputy }))],
    one: s1,
    two: byTask('s1', counsellor, (taskId) => ({ type: 'takeBack', taskId })),
    ends: ['done done s2', 'DELEGATED done s1'],
  },
  'a return and the approval of another seat: the round is cancelled once, and the vote counts before that or not at all':
    {
      service: 'both',
      one: byHolder(counsellor, (taskId) => ({ type: 'returnTo', taskId, ...TO_APPLICANT })),
      two: byHolder(head, (taskId) => ({ type: 'approve', taskId })),
      ends: ['done done start', 'done ALREADY_HANDLED start'],
    },
  'a return and the approval of another branch: the approval is kept inside the frozen branch or refused': {
    service: 'fork',
    before: [first],
    one: back('b1', head, 'jumpBack'),
    two: approve('b2', deputy),
    ends: ['done done start', 'done FROZEN b2+start'],
  },
  'returns from two branches: one goes back, the other is cancelled': {
    service: 'fork',
    before: [first],
    one: back('b1', head),
    two: back('b2', deputy),
    ends: ['done ALREADY_HANDLED start', 'ALREADY_HANDLED done start'],
  },
  'returns from two branches that are to jump back: one goes back, the other is frozen': {
    service: 'fork',
    before: [first],
    one: back('b1', head, 'jumpBack'),
    two: back('b2', deputy, 'jumpBack'),
    ends: ['done FROZEN b2+start', 'FROZEN done b1+start'],
  },
  'two claims of one task: one holds it, the other is told': {
    service: 'desk',
    holders: true,
    one: byTask('s1', desk[0] ?? 0, (taskId) => ({ type: 'claim', taskId })),
    two: byTask('s1', desk[1] ?? 0, (taskId) => ({ type: 'claim', taskId })),
    ends: [`done ALREADY_HANDLED s1@${desk[0]}`, `ALREADY_HANDLED done s1@${desk[1]}`],
  },
  'the applicant who resubmits and withdraws: one of the two': {
    service: 'leave',
    before: [back('s1', counsellor, 'jumpBack')],
    one: byTask('start', student, (taskId) => ({ type: 'resubmit', taskId, data: { reason: '补正' } })),
    two: withdraw,
    ends: ['done NOT_WITHDRAWABLE s1', 'done done -withdrawn', 'ALREADY_HANDLED done -withdrawn'],
  },
  'an approval and the veto of another seat: it is rejected, and the approval counts before that or not at all':
    {
      service: 'both',
      one: s1,
      two: byHolder(head, (taskId) => ({ type: 'reject', taskId })),
      ends: ['done done -rejected', 'ALREADY_HANDLED done -rejected'],
    },
  'an approval and the recall of the one before it: whoever is second is told': {
    service: 'leave',
    before: [s1],
    one: s2,
    two: (lane, { opened: taskId }) => onTask(lane, counsellor, { type: 'recall', taskId }),
    ends: ['done ALREADY_HANDLED -approved', 'ALREADY_HANDLED done s1'],
  },
  'an opinion and the holder who takes the task back: it is with the holder again': {
    service: 'leave',
    before: [byTask('s1', counsellor, (taskId) => ({ type: 'delegate', taskId, to: deputy }))],
    one: byTask('s1', deputy, (taskId) => ({ type: 'resolve', taskId, opinion: '可以' })),
    two: byTask('s1', counsellor, (taskId) => ({ type: 'takeBack', taskId })),
    ends: ['done NOT_DELEGATED s1', 'NOT_DELEGATED done s1', 'NOT_YOUR_TASK done s1'],
  },
  'an approval and the timer that passes by itself: one of them, and the next step opens once': {
    service: 'timed',
    due: 'action',
    one: s1,
    two: fire('action'),
    ends: ['done done s2', 'ALREADY_HANDLED done s2'],
  },
  'the deciding approval and somebody added beside it: they are asked, or it was too late': {
    service: 'leave',
    one: s1,
    two: byTask('s1', counsellor, (taskId) => ({
      type: 'addApprover',
      taskId,
      position: 'parallel',
      people: [deputy],
    })),
    ends: ['done ALREADY_HANDLED s2', 'done done s1'],
  },
  'an approval and the removal of its seat: the vote stays, or it is not asked for': {
    service: 'both',
    one: s1,
    two: byHolder(head, (taskId) => ({ type: 'removeApprover', taskId, seat: 0 })),
    ends: ['done VOTED_SEAT s1', 'ALREADY_HANDLED done s1'],
  },
  'an approval and a suspension: it counts before that or waits': {
    service: 'leave',
    one: s1,
    two: inCharge({ type: 'suspend', reason: 'instance' }),
    ends: ['done done s2', 'SUSPENDED done s1'],
  },
  'the deciding approval and a termination: the outcome is of one of them': {
    service: 'leave',
    before: [s1],
    one: s2,
    two: inCharge({ type: 'terminate', reason: '停' }),
    ends: ['done INSTANCE_CLOSED -approved', 'ALREADY_HANDLED done -terminated'],
  },
  'many approvals at once and a single one: the case is approved once, the other cases by the batch': {
    service: 'timed',
    one: batch,
    two: s1,
    ends: ['done ALREADY_HANDLED s2', 'ALREADY_HANDLED done s2'],
  },
  'a resubmission and the timer of the lapse: the case goes on or is closed': {
    service: 'lapse',
    before: [back('s1', counsellor)],
    due: 'lapse',
    one: byTask('start', student, (taskId) => ({ type: 'resubmit', taskId, data: { reason: '补正' } })),
    two: fire('lapse'),
    ends: ['done done s1', 'ALREADY_HANDLED done -lapsed'],
  },
  'an administrator who moves a branch and the arrival of the other: the join counts right': {
    service: 'fork',
    before: [first],
    one: jump('b1', 'b1'),
    two: approve('b2', deputy),
    ends: ['done done b1'],
  },
  'an administrator who moves out of the fork and the arrival of the other branch: one token is left': {
    service: 'fork',
    before: [first],
    one: jump('b1', 'first'),
    two: approve('b2', deputy),
    ends: ['done done first', 'done ALREADY_HANDLED first'],
  },
  'an administrator who moves a step and its approval: whoever is second is told': {
    service: 'fork',
    before: [first],
    one: jump('b1', 'first'),
    two: approve('b1', head),
    ends: ['done ALREADY_HANDLED first', 'NOT_WAITING done b2'],
  },
  'the end of a sub-process and a return beside it: the applicant has the case, once': {
    service: 'child',
    before: [first],
    one: approve('inner', head),
    two: back('beside', deputy),
    ends: ['done done start', 'ALREADY_HANDLED done start'],
  },
  'two who reopen: one does': {
    service: 'lapse',
    before: [s1],
    one: inCharge({ type: 'reopen', node: 's1', reason: '更正' }),
    two: inCharge({ type: 'reopen', node: 's1', reason: '更正' }),
    ends: ['done NOT_REOPENABLE s1', 'NOT_REOPENABLE done s1'],
  },
};
