import { randomUUID } from 'node:crypto';
import { machineClock, type Clock } from '../../clock.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import { describe } from '../peer/describe.ts';
import { tellEvent } from '../peer/tell-event.ts';
import type { Secret } from '../signing/secret.ts';
import { adviceOn } from './advice-on.ts';
import { listenForCallbacks } from './callback-listener.ts';
import type { Check, Clause, Finding, Words } from './check.ts';
import { callbackChecks } from './checks/callbacks.ts';
import { creatingChecks } from './checks/creating.ts';
import { eventChecks } from './checks/events.ts';
import { hookChecks } from './checks/hooks.ts';
import { listChecks } from './checks/lists.ts';
import { readingChecks } from './checks/reading.ts';
import { signingChecks } from './checks/signing.ts';
import { eventOf, offers, type Tester } from './tester.ts';

/** Every check 全部检查, in the order in which they run. */
export const CONTRACT_CHECKS: readonly Check[] = [
  ...readingChecks.slice(0, 1),
  ...signingChecks,
  ...creatingChecks,
  ...readingChecks.slice(1),
  ...eventChecks,
  ...listChecks,
  ...hookChecks,
  ...callbackChecks,
];

export interface ContractTestOptions {
  readonly baseUrl: string;
  readonly outbound: Outbound;
  /** Secrets hall → system. */
  readonly secrets: readonly Secret[];
  /** Where and with which secret the system's events are listened for; without it those checks are skipped. */
  readonly callback?: {
    readonly host: string;
    readonly port: number;
    readonly secrets: readonly Secret[];
    /** Told the address once it listens, so that the system can be pointed at it. */
    readonly listening?: (url: string) => void;
  };
  readonly patienceMs?: number;
  readonly retryPatienceMs?: number;
  readonly clock?: Clock;
  readonly newId?: () => string;
  /** Told each result as it comes. */
  readonly watch?: (result: CheckResult) => void;
  /** Ids of the checks to run; all when it is missing. */
  readonly only?: ReadonlySet<string>;
}

/** One line of the report 检查结果. */
export interface CheckResult {
  readonly id: string;
  /** Section of docs/integration.md. */
  readonly clause: Clause;
  readonly promise: Words;
  readonly expected: Words;
  readonly result: Finding['kind'];
  /** What was seen, or why it was skipped. */
  readonly seen?: Words;
}

export interface ContractReport {
  readonly results: readonly CheckResult[];
  /** What to look at first, when not even the description could be read. */
  readonly advice?: Words;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Tries every promise of the contract 对接测试 on a real system; orders that it made are withdrawn at the end. */
export async function runContractTest(options: ContractTestOptions): Promise<ContractReport> {
  const { clock = machineClock, newId = randomUUID, watch, only } = options;
  const { tester, advice } = await prepare(options, clock, newId);
  try {
    const results: CheckResult[] = [];
    for (const check of CONTRACT_CHECKS) {
      if (only?.has(check.id) === false) continue;
      const result = resultOf(check, await check.run(tester));
      results.push(result);
      watch?.(result);
    }
    await tidyUp(tester);
    return { ...report(results), ...(advice === undefined ? {} : { advice }) };
  } finally {
    await tester.callbacks?.close();
  }
}

interface Prepared {
  readonly tester: Tester;
  readonly advice: Words | undefined;
}

async function prepare(options: ContractTestOptions, clock: Clock, newId: () => string): Promise<Prepared> {
  const { baseUrl, outbound, secrets, callback, patienceMs = 30_000, retryPatienceMs = 75_000 } = options;
  const disappoint = new Set<string>();
  const callbacks =
    callback === undefined
      ? undefined
      : await listenForCallbacks({
          ...callback,
          clock,
          answer: ({ event }) =>
            'value' in event && disappoint.delete(event.value.data.reference) ? 500 : undefined,
        });
  if (callbacks !== undefined) callback?.listening?.(callbacks.url);
  const peer = { outbound, baseUrl, secrets, clock, newId };
  const described = await describe(peer);
  let count = 0;
  const run = newId().slice(0, 8).toUpperCase();
  const tester = {
    peer,
    clock,
    description: described.kind === 'done' ? described.value : undefined,
    callbacks,
    patienceMs,
    retryPatienceMs,
    disappoint,
    made: new Map(),
    newId,
    newReference: () => `TEST-${run}-${(count += 1)}`,
  };
  return { tester, advice: described.kind === 'done' ? undefined : adviceOn(described) };
}

function resultOf({ id, clause, promise, expected }: Check, finding: Finding): CheckResult {
  const line = { id, clause, promise, expected, result: finding.kind } as const;
  if (finding.kind === 'passed') return line;
  return { ...line, seen: finding.kind === 'failed' ? finding.seen : finding.why };
}

async function tidyUp(tester: Tester): Promise<void> {
  if (!offers(tester, 'events')) return;
  for (const { id, reference } of tester.made.values()) {
    await tellEvent(
      tester.peer,
      id,
      eventOf(tester, 'order.withdrawn', { reference, reason: '对接测试结束' }),
    );
  }
}

function report(results: readonly CheckResult[]): ContractReport {
  const count = (kind: Finding['kind']) => results.filter(({ result }) => result === kind).length;
  return { results, passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}
