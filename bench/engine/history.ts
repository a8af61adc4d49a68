import { openTasks } from '@wangban/engine';
import type { Figures } from '../figure.ts';
import { begin, campus, perform, type Case } from './desk.ts';
import { fiveTasks } from './flows.ts';

/** Earlier returns of the measured case. */
const RETURNS = [10, 1_000] as const;
/** Returns measured, each with its resubmit and its approvals; the best of several stretches counts. */
const MEASURED = 50;
const STRETCHES = 10;
/** Commands of one turn: return, resubmit, one approval on the way back to the second task. */
const COMMANDS = 3;

/** Cost of a command after few and after many returns of the same case: it must not grow with its history. */
export async function measureHistory(): Promise<Figures> {
  const flow = await fiveTasks(false);
  const figures: Figures = {};
  // What runs for the first time is slow: the first case only warms up.
  for (const returns of [...RETURNS.slice(0, 1), ...RETURNS]) {
    const open = begin(campus(5), flow, { days: 5 });
    approve(open);
    for (let turn = 0; turn < returns; turn += 1) goBackAndForth(open);
    let best = Number.POSITIVE_INFINITY;
    for (let stretch = 0; stretch < STRETCHES; stretch += 1) best = Math.min(best, perCommand(open));
    figures[`engine: one command after ${returns} returns`] = {
      value: best,
      unit: 'µs',
      against: 'constant: the state holds no history',
    };
    const bytes = Buffer.byteLength(JSON.stringify(open.instance));
    figures[`engine: state after ${returns} returns`] = { value: bytes, unit: 'B', against: 'constant' };
  }
  return figures;
}

function perCommand(open: Case): number {
  const started = performance.now();
  for (let turn = 0; turn < MEASURED; turn += 1) goBackAndForth(open);
  return ((performance.now() - started) * 1000) / (MEASURED * COMMANDS);
}

function approve(open: Case): void {
  const [task] = openTasks(open.instance);
  if (task !== undefined) perform(open, task.holder, { type: 'approve', taskId: task.task });
}

/** The second approver returns to the applicant, who resubmits; the first approves again. */
function goBackAndForth(open: Case): void {
  const [task] = openTasks(open.instance);
  if (task === undefined) throw new Error('nobody is asked');
  const target = { kind: 'applicant' } as const;
  perform(open, task.holder, {
    type: 'returnTo',
    taskId: task.task,
    target,
    resume: 'rewalk',
    opinion: 'once more',
  });
  const [revise] = openTasks(open.instance);
  if (revise === undefined) throw new Error('the applicant is not asked');
  perform(open, revise.holder, { type: 'resubmit', taskId: revise.task, data: { days: 5 } });
  approve(open);
}
