import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { startHall } from '../tests/e2e/hall-process.ts';
import { cookieOf, enter, submitLeave, taskOf } from '../tests/e2e/open-case.ts';
import type { Figures } from './figure.ts';
import { freePort } from '../tests/e2e/free-port.ts';

const RUNS = 3;
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

interface Page {
  readonly name: string;
  readonly path: string;
  readonly cookie?: string;
}

interface Score {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly cls: number;
  readonly lcpMs: number;
  readonly tbtMs: number;
  /** All scripts that were fetched, also after the first paint. */
  readonly jsKb: number;
}

/**
 * Lighthouse mobile scores (0–100) of home, guide, two forms and task: median of three runs each, Debian's Chromium, the real server.
 * The signed-in pages are asked for with a session cookie.
 */
export async function benchLighthouse(): Promise<Figures> {
  const hall = await startHall();
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', `--remote-debugging-port=${port}`],
  });
  try {
    const student = await enter(hall.url, 'student');
    const counsellor = await enter(hall.url, 'counsellor');
    const taskId = await taskOf(counsellor, (await submitLeave(student, 1)).reference);
    const pages: readonly Page[] = [
      { name: 'home', path: '/' },
      { name: 'guide', path: '/services/leave-undergraduate' },
      { name: 'form', path: '/services/leave-undergraduate/apply', cookie: await cookieOf(student) },
      // The most fields of all shipped forms, some of which have a pattern; no question stands before it.
      {
        name: 'largest form',
        path: '/services/income-certificate/apply',
        cookie: await cookieOf(counsellor),
      },
      { name: 'task', path: `/desk/${taskId}`, cookie: await cookieOf(counsellor) },
    ];
    const figures: Figures = {};
    for (const page of pages) {
      const scores: Score[] = [];
      for (let run = 0; run < RUNS; run += 1) scores.push(await measure(hall.url, page, port));
      Object.assign(figures, report(page.name, scores));
    }
    return figures;
  } finally {
    await browser.close();
    await hall.stop();
  }
}

async function measure(origin: string, page: Page, port: number): Promise<Score> {
  const result = await lighthouse(`${origin}${page.path}`, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
    ...(page.cookie === undefined ? {} : { extraHeaders: { Cookie: page.cookie } }),
  });
  if (result === undefined) throw new Error(`lighthouse gave no result for ${page.path}`);
  const { categories, audits } = result.lhr;
  const score = (id: string) => (categories[id]?.score ?? 0) * 100;
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    cls: audits['cumulative-layout-shift']?.numericValue ?? 0,
    lcpMs: audits['largest-contentful-paint']?.numericValue ?? 0,
    tbtMs: audits['total-blocking-time']?.numericValue ?? 0,
    jsKb: scriptBytes(audits['network-requests']?.details) / 1024,
  };
}

function scriptBytes(details: unknown): number {
  const items = member(details, 'items');
  if (!Array.isArray(items)) return 0;
  const sizes = items.map((item) =>
    member(item, 'resourceType') === 'Script' ? Number(member(item, 'transferSize')) : 0,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function report(page: string, scores: readonly Score[]): Figures {
  const of = (key: keyof Score) => median(scores.map((score) => score[key]));
  return {
    [`lighthouse ${page} performance`]: { value: of('performance'), unit: 'of 100', against: 'at least 95' },
    [`lighthouse ${page} accessibility`]: { value: of('accessibility'), unit: 'of 100', against: '100' },
    [`lighthouse ${page} best practices`]: {
      value: of('bestPractices'),
      unit: 'of 100',
      against: 'at least 95',
    },
    [`lighthouse ${page} CLS`]: { value: of('cls'), unit: '', against: 'below 0.05' },
    [`lighthouse ${page} LCP`]: { value: of('lcpMs'), unit: 'ms', against: 'simulated slow phone' },
    [`lighthouse ${page} scripts`]: {
      value: of('jsKb'),
      unit: 'KB sent',
      against: 'all, also after the first paint',
    },
    [`lighthouse ${page} TBT`]: { value: of('tbtMs'), unit: 'ms', against: 'simulated slow phone' },
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
