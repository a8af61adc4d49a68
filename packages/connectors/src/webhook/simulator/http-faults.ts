import type { Clock } from '../../clock.ts';
import { diceBetween } from './dice.ts';
import type { FaultName, Strikes } from './faults.ts';
import { json, problem, type Reply } from './reply.ts';

const PLAIN: Readonly<Partial<Record<FaultName, Reply>>> = {
  '500': problem(500, 'a bug'),
  '502': problem(502, 'bad gateway'),
  '503': problem(503, 'in maintenance'),
  '422': problem(422, 'not today'),
  '429': { ...problem(429, 'too fast'), headers: { 'retry-after': '7' } },
  '429-plain': problem(429, 'too fast'),
  '410': problem(410, 'gone for good'),
  redirect: { status: 302, headers: { location: 'http://169.254.169.254/' }, body: '' },
  html: {
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!DOCTYPE html><title>统一身份认证</title>',
  },
  empty: { status: 200, body: '' },
  'error-200': json(200, { code: 500, msg: '系统繁忙，请稍后再试' }),
  malformed: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"id": "47' },
  oversize: json(200, { note: 'x'.repeat(2 * 1024 * 1024) }),
};

/** Answer that comes instead of any work 代替处理的回答; undefined when none strikes, `hang` when none ever comes, `cut` when the line goes. */
export function insteadOfWork(strikes: Strikes, about: string): Reply | 'hang' | 'cut' | undefined {
  if (strikes('hang', about)) return 'hang';
  if (strikes('cut-before', about)) return 'cut';
  return Object.entries(PLAIN).find(([name]) => isPlain(name) && strikes(name, about))?.[1];
}

function isPlain(name: string): name is FaultName {
  return Object.hasOwn(PLAIN, name);
}

/** How long an answer waits 回答延迟. */
export function delayMs(strikes: Strikes, seed: number, about: string, isHook: boolean): number {
  if (isHook && strikes('hook-slow', about)) return 5000;
  return strikes('slow', about) ? diceBetween(500, 10_000, seed, about, 'slow') : 0;
}

/** Waits on the simulator's clock. */
export function wait(clock: Clock, ms: number): Promise<void> {
  if (ms === 0) return Promise.resolve();
  return new Promise((done) => clock.after(ms, done));
}
