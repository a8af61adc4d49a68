import { openTasks, type Flow } from '@wangban/engine';
import { measureCompile } from './engine/compile.ts';
import type { Figures } from './figure.ts';
import { measureExpressions } from './engine/expressions.ts';
import { measureHistory } from './engine/history.ts';
import { measurePeer } from './engine/peer.ts';
import { begin, campus, perform, type Case, type Desk } from './engine/desk.ts';
import { fiveTasks, panelFlow } from './engine/flows.ts';

/** Approvals of one case: five user tasks. */
const APPROVALS = 5;
/** Cases per measured run. */
const CASES = 500;
/** Runs, of which the best counts: the machine is shared, and a short run fits into a quiet moment. */
const RUNS = 100;
/** Votes measured at least per size of a 会签. */
const VOTES = 5_000;
/** Seats of the measured 会签. */
const SIGNERS = [10, 100, 1_000, 10_000] as const;

/** Engine figures: all in memory on one core, decide and apply included, the clock of the machine around them. */
export async function benchEngine(): Promise<Figures> {
  const compiling = await measureCompile();
  const [plain, feel] = await throughput();
  const peer = await measurePeer();
  return {
    'engine: instances/s, no condition': figure(plain, '1/s', 'target ≥ 20,000'),
    'engine: instances/s, one FEEL condition': figure(feel, '1/s', 'target ≥ 20,000'),
    'engine: a five-approval instance, engine time': figure(1e6 / plain, 'µs', 'expressions apart'),
    ...measureExpressions(),
    'engine: state of a running five-task case': figure(await stateBytes(), 'B', 'target ≤ 500'),
    ...peer,
    ...(await measureHistory()),
    ...compiling,
    ...(await signing()),
  };
}

/** Submit and five approvals, again and again, the two flows in turn; events applied as the server applies them. */
async function throughput(): Promise<readonly [number, number]> {
  const [plain, feel] = [await fiveTasks(false), await fiveTasks(true)];
  const desk = campus(APPROVALS);
  const best: [number, number] = [0, 0];
  for (let run = 0; run < RUNS; run += 1) {
    best[0] = Math.max(best[0], casesPerSecond(desk, plain));
    best[1] = Math.max(best[1], casesPerSecond(desk, feel));
  }
  return best;
}

function casesPerSecond(desk: Desk, flow: Flow): number {
  const started = performance.now();
  for (let count = 0; count < CASES; count += 1) {
    const open = begin(desk, flow, { days: 5, reason: 'flu' });
    for (let step = 0; step < APPROVALS; step += 1) approveNext(open);
    if (open.instance.outcome !== 'approved') throw new Error('a case was not approved');
  }
  return (CASES / (performance.now() - started)) * 1000;
}

function approveNext(open: Case): void {
  const [task] = openTasks(open.instance);
  if (task?.holder === undefined) throw new Error('nobody is asked');
  perform(open, task.holder, { type: 'approve', taskId: task.task });
}

/** The case waits at its fifth task: everything that a running case carries is there. */
async function stateBytes(): Promise<number> {
  const open = begin(campus(APPROVALS), await fiveTasks(true), {});
  open.instance = { ...open.instance, data: { days: 5 } };
  for (let step = 1; step < APPROVALS; step += 1) approveNext(open);
  return Buffer.byteLength(JSON.stringify({ ...open.instance, data: {} }));
}

/** One 会签 with more and more seats: cost of opening all of them, and of a vote, the least of several cases. */
async function signing(): Promise<Figures> {
  const figures: Figures = {};
  const flow = await panelFlow();
  for (const seats of SIGNERS) {
    const { opening, vote } = signedBy(seats, flow);
    figures[`engine: open ${seats} seats, per seat`] = figure(opening, 'µs', 'constant');
    figures[`engine: one vote among ${seats} signers`] = figure(vote, 'µs', 'at most linear in open tasks');
  }
  return figures;
}

function signedBy(seats: number, flow: Flow): { opening: number; vote: number } {
  const signers = Array.from({ length: seats }, (_, index) => `a${index + 1}`);
  const desk = campus(seats);
  const cases = Math.max(3, Math.ceil(VOTES / seats));
  let [opening, vote] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let count = 0; count < cases; count += 1) {
    const started = performance.now();
    const open = begin(desk, flow, { signers });
    opening = Math.min(opening, ((performance.now() - started) * 1000) / seats);
    const some = openTasks(open.instance).slice(0, Math.min(seats - 1, 1_000));
    const voting = performance.now();
    for (const { task, holder } of some) perform(open, holder, { type: 'approve', taskId: task });
    vote = Math.min(vote, ((performance.now() - voting) * 1000) / some.length);
  }
  return { opening, vote };
}

function figure(value: number, unit: string, against: string): Figures[string] {
  return { value, unit, against };
}
