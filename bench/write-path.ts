import { readFile } from 'node:fs/promises';
import type { Figures } from './figure.ts';
import type { Done } from '../packages/server/src/instances/ask.ts';
import { openInstances } from '../packages/server/src/instances/open-instances.ts';
import { openBenchHall, type BenchHall } from './write-path/bench-hall.ts';
import { approvalOf, STEPS, studentsOf, submitOf } from './write-path/cases.ts';
import { drive, median, quantile, type Run } from './write-path/drive.ts';
import { plainRows } from './write-path/plain-rows.ts';

const CONCURRENT = 32;
/** Cases of one slice: about a second of each side, in turn, so that both see the same weather. */
const CASES = 1500;
const SLICES = 6;

/**
 * The command path (read, decide, commit) against the plain loop of single function calls that write the same rows, one
 * transaction per command, at the same concurrency, in the same run. The plain loop neither reads nor decides.
 */
export async function benchWritePath(): Promise<Figures> {
  const hall = await openBenchHall(CONCURRENT + 8);
  try {
    const sql = await readFile(new URL('./write-path/plain-command.sql', import.meta.url), 'utf8');
    await hall.ownerPool.query(sql);
    const students = studentsOf(hall.parts);
    // Warms up both sides: plans, compiled code, the tables' first pages.
    await slice(hall, students, 300);
    const slices = [];
    for (let n = 0; n < SLICES; n++) slices.push(await slice(hall, students, CASES));
    return figures(slices);
  } finally {
    await hall.close();
  }
}

interface Slice {
  readonly plain: readonly Run[];
  readonly lane: readonly Run[];
}

async function slice(hall: BenchHall, students: readonly number[], cases: number): Promise<Slice> {
  return { plain: await plainLoop(hall, students, cases), lane: await lane(hall, students, cases) };
}

/** The plain loop 对照: single function calls that write the same rows, one transaction per command. */
export async function plainLoop({ pool, parts }: BenchHall, students: readonly number[], cases: number) {
  const rows = await plainRows(parts, students, cases);
  const runs: Run[] = [];
  for (const step of STEPS.keys()) {
    const texts = rows.map((texts_) => texts_[step]);
    const clients = await Promise.all(Array.from({ length: CONCURRENT }, () => pool.connect()));
    const free = [...clients];
    const run = await drive(
      cases,
      CONCURRENT,
      async () => free.pop() ?? pool.connect(),
      (index, client) =>
        client.query({ name: 'plain', text: 'SELECT plain_command($1)', values: [texts[index]] }),
    );
    for (const client of clients) client.release();
    runs.push(run);
  }
  return runs;
}

async function lane({ pool, parts }: BenchHall, students: readonly number[], cases: number) {
  const { lane: sender } = openInstances(parts);
  const opened: number[] = [];
  const submits = await drive(cases, CONCURRENT, nothing, async (index) => {
    const answer = await sender.send(submitOf(students[index % students.length] ?? 0, index));
    opened.push(doneOf(answer).instanceId);
  });
  const runs = [submits];
  for (const _ of STEPS.slice(1)) {
    const { rows } = await pool.query<{ id: number; holder: number }>(
      `SELECT id, holder_id AS holder FROM task WHERE instance_id = ANY ($1) AND status = 'open' ORDER BY id`,
      [opened],
    );
    const run = await drive(rows.length, CONCURRENT, nothing, async (index) => {
      const task = rows[index];
      if (task !== undefined) doneOf(await sender.send(approvalOf(task.holder, task.id)));
    });
    runs.push(run);
  }
  return runs;
}

async function nothing(): Promise<undefined> {
  return undefined;
}

function doneOf(answer: { readonly done: Done } | { readonly refused: unknown }): Done {
  if ('done' in answer) return answer.done;
  throw new Error(`refused: ${JSON.stringify(answer.refused)}`);
}

/** Commands per second over runs that followed each other. */
function rate(runs: readonly Run[]): number {
  const commands = runs.reduce((sum, { latencies }) => sum + latencies.length, 0);
  return (commands / runs.reduce((sum, { ms }) => sum + ms, 0)) * 1000;
}

function figures(slices: readonly Slice[]): Figures {
  const p99 = (side: keyof Slice) =>
    quantile(
      slices.flatMap((one) => one[side].flatMap(({ latencies }) => latencies)).toSorted((a, b) => a - b),
      0.99,
    );
  const plain = median(slices.map((one) => rate(one.plain)));
  const ours = median(slices.map((one) => rate(one.lane)));
  const perStep = STEPS.map((step, index) => {
    const ratio = median(
      slices.map((one) => rate(one.lane.slice(index, index + 1)) / rate(one.plain.slice(index, index + 1))),
    );
    return [
      `write path ÷ plain loop, ${step}`,
      { value: ratio, unit: '×', against: 'part of the ratio above' },
    ];
  });
  return {
    'write path ÷ plain loop': {
      value: median(slices.map((one) => rate(one.lane) / rate(one.plain))),
      unit: '×',
      against: 'target ≥ 1.2; submit, approve, approve and close; 32 concurrent, fsync on',
    },
    ...Object.fromEntries(perStep),
    'write path: commands/s': { value: ours, unit: '1/s', against: `plain loop: ${Math.round(plain)}/s` },
    'write path: p99': {
      value: p99('lane'),
      unit: 'ms',
      against: `plain loop: ${p99('plain').toFixed(1)} ms`,
    },
  };
}
