import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../clock.ts';
import type { ManualClock } from '../../manual-clock.ts';
import type { FaultName, Faults, SimulatorOptions } from '../simulator/simulator.ts';
import { bench, TEST_SECRETS, testSecret, type Bench } from '../testing.ts';
import { CONTRACT_CHECKS, runContractTest, type ContractReport } from './run-contract-test.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/**
 * The clock of the test's waits: while it waits, nothing but the simulator's events is on a line, so once they have arrived
 * the time of the next alarm may come.
 */
function drivenClock(clock: ManualClock, settle: () => Promise<void>): Clock {
  const drive = async (endMs: number, isOver: () => boolean) => {
    await settle();
    if (isOver()) return;
    clock.set(Math.min(clock.nextAlarmAt() ?? endMs, endMs));
    await drive(endMs, isOver);
  };
  return {
    now: clock.now,
    after: (ms, act) => {
      let isOver = false;
      const cancel = clock.after(ms, () => {
        isOver = true;
        act();
      });
      void drive(clock.now() + ms, () => isOver);
      return () => {
        isOver = true;
        cancel();
      };
    },
  };
}

/** Time runs out for a hook that does not answer. */
async function hurryHooks({ simulator, clock }: Pick<Bench, 'simulator' | 'clock'>): Promise<void> {
  const place = await simulator.nextRequest();
  if (place.startsWith('POST /hooks/')) setImmediate(() => clock.advance(2000));
  return hurryHooks({ simulator, clock });
}

async function run(
  faults: Faults,
  options: Partial<SimulatorOptions> = {},
  only?: ReadonlySet<string>,
): Promise<ContractReport> {
  const made = await bench({ faults, pageSize: 3, ...options });
  closers.push(() => made.close());
  const { simulator, peer, clock, outbound } = made;
  let count = 0;
  return runContractTest({
    baseUrl: peer.baseUrl,
    outbound,
    secrets: peer.secrets,
    clock: drivenClock(clock, simulator.idle),
    newId: () => `id${(count += 1)}`,
    ...(only === undefined ? {} : { only }),
    callback: {
      host: '127.0.0.1',
      port: 0,
      secrets: [testSecret(TEST_SECRETS.toHall)],
      listening: simulator.setHall,
    },
  });
}

const idsOf = ({ results }: ContractReport, kind: 'failed' | 'skipped') =>
  results.filter(({ result }) => result === kind).map(({ id }) => id);
const seenOf = ({ results }: ContractReport, id: string) => results.find((one) => one.id === id)?.seen;

describe('a system that keeps the contract', () => {
  test('passes every check, and none is skipped', async () => {
    const report = await run({});
    expect(report.results.filter(({ result }) => result !== 'passed')).toEqual([]);
    expect(report).toMatchObject({ passed: CONTRACT_CHECKS.length, failed: 0, skipped: 0 });
  });

  test.each([
    ['later', { later: 1 }],
    ['conflict', { conflict: 1 }],
    ['no-version', { 'no-version': 1 }],
  ] as const)('passes in the other ways that are allowed: %s', async (_name, faults) => {
    expect(idsOf(await run(faults), 'failed')).toEqual([]);
  });

  test('has none of its test orders left open', async () => {
    const made = await bench({ pageSize: 3 });
    closers.push(() => made.close());
    await runContractTest({ ...made.peer, clock: drivenClock(made.clock, made.simulator.idle) });
    expect(made.simulator.orders().filter(({ status }) => status !== 'cancelled')).toEqual([]);
    expect(made.simulator.orders().length).toBeGreaterThan(10);
  });
});

describe('a system that breaks the contract', () => {
  test.each<[FaultName, readonly string[]]>([
    [
      'accept-unsigned',
      [
        'unsigned-refused',
        'forged-refused',
        'changed-body-refused',
        'old-refused',
        'get-unsigned-refused',
        'get-elsewhere-refused',
      ],
    ],
    ['accept-old', ['old-refused', 'early-refused']],
    ['accept-other-path', ['get-elsewhere-refused']],
    ['forgetful', ['create-same-key', 'create-same-reference', 'create-at-once']],
    ['crash-on-junk', ['create-junk-refused']],
    ['no-lookup', ['lookup-found']],
    ['ignore-query', ['lookup-unknown']],
    ['number-id', ['create']],
    ['no-zone', ['create']],
    ['html', ['description', 'create', 'lookup-unknown']],
    ['empty', ['description', 'create']],
    ['error-200', ['description', 'create']],
    ['malformed', ['description', 'create']],
    ['redirect', ['description', 'create']],
    ['500', ['description', 'create', 'create-junk-refused']],
    ['other-order', ['read']],
    ['repeat-events', ['event-twice']],
    ['backwards', ['event-order']],
    ['skip-page', ['changes-complete']],
    ['repeat-page', ['changes-complete']],
    ['exclusive-since', ['changes-inclusive']],
    ['hook-oversize', ['hook-action.doing']],
    ['hook-schema', ['hook-field.suggesting']],
    ['hook-500', ['hook-instance.starting']],
    ['wrong-signature', ['callback-signed']],
    ['no-signature', ['callback-signed']],
    ['old-timestamp', ['callback-signed']],
    ['reserialised', ['callback-signed']],
    ['lose', ['callback-signed']],
    ['no-retry', ['callback-retried']],
    ['new-id', ['callback-retried']],
  ])('with %s fails %s', async (fault, wanted) => {
    const share = fault === 'backwards' ? 0.5 : 1;
    const failed = idsOf(await run({ [fault]: share }, { seed: 2 }, new Set(wanted)), 'failed');
    expect(failed.toSorted()).toEqual(wanted.toSorted());
  });

  test('and is slow to answer hooks fails them by time', async () => {
    const made = await bench({ faults: { 'hook-slow': 1 } });
    closers.push(() => made.close());
    void hurryHooks(made);
    const only = new Set(['hook-action.doing', 'hook-field.changing']);
    const report = await runContractTest({ ...made.peer, clock: made.clock, only });
    expect(idsOf(report, 'failed')).toEqual(['hook-field.changing', 'hook-action.doing']);
  });

  test('is told what was expected, what was seen, and where it stands', async () => {
    const report = await run({ 'no-zone': 1 }, {}, new Set(['create']));
    expect(report.results.find(({ id }) => id === 'create')).toMatchObject({
      clause: 'what-the-system-offers',
      promise: { zh: '建单得到工单', en: 'A new order is made and shown' },
      result: 'failed',
    });
    expect(seenOf(report, 'create')?.zh).toContain('/updatedAt 应为带时区的时刻');
    expect(seenOf(report, 'create')?.en).toContain('/updatedAt must be an RFC 3339 time with a time zone');
    expect(seenOf(report, 'create')?.en).toContain('"reference":"TEST-');
  });

  test('is shown the page that it answers with in place of JSON', async () => {
    const report = await run({ html: 1 }, {}, new Set(['description']));
    expect(seenOf(report, 'description')?.zh).toContain('返回的是网页');
  });

  test('is not blamed twice: what needs an order is skipped when none can be made', async () => {
    const report = await run({ 'number-id': 1 });
    expect(idsOf(report, 'skipped')).toEqual(
      expect.arrayContaining(['read', 'event-twice', 'callback-signed']),
    );
  });
});

describe('the report', () => {
  test('skips callbacks with a reason when no secret was given', async () => {
    const made = await bench();
    closers.push(() => made.close());
    const report = await runContractTest({ ...made.peer, clock: made.clock });
    expect(idsOf(report, 'skipped')).toEqual(
      CONTRACT_CHECKS.map(({ id }) => id).filter((id) => id.startsWith('callback')),
    );
    expect(seenOf(report, 'callback-signed')?.en).toContain('--callback-secret');
  });

  test('names sections that docs/integration.md has', () => {
    const file = path.resolve(import.meta.dirname, '../../../../../docs/integration.md');
    const anchors = [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
        .replaceAll(' ', '-'),
    );
    for (const { clause } of CONTRACT_CHECKS) expect(anchors).toContain(clause);
  });

  test('has an id of its own for every check', () => {
    expect(new Set(CONTRACT_CHECKS.map(({ id }) => id)).size).toBe(CONTRACT_CHECKS.length);
  });
});
