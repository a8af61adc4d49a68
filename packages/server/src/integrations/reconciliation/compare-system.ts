import type { Failed } from '@wangban/connectors/webhook';
import type { Text } from '@wangban/engine';
import type { KnownSystem } from '../systems/systems.ts';
import type { Comparison } from './comparison.ts';
import type { ReconcileDeps } from './deps.ts';
import { closeGone } from './difference-store.ts';
import { judgeForeign, judgePairs, judgeStuck } from './judge-listed.ts';
import { judgeAllLost, judgeMissing } from './judge-missing.ts';
import { listedOrder } from './listed-order.ts';
import { openLine } from './open-line.ts';
import { switchOff } from './pull-changes.ts';
import { CIRCLE, NOT_OFFERED, readList, type ListEnd } from './read-list.ts';
import { addListed, beginRun, countBoth, endRun, type RunFigures } from './run-store.ts';

const DAY_MS = 24 * 3_600_000;
/** Closed orders are compared for so long. */
const COMPARED_MS = 30 * DAY_MS;
/** 500 orders each. */
const MOST_PAGES = 4000;
/** A larger share of differences is an incident. */
const INCIDENT_SHARE = 0.01;

/** What a comparison came to; undefined: it could not be finished, and the run says why. */
export type Compared = (RunFigures & { readonly run: number; readonly open: number }) | undefined;

/**
 * Compares everything 全量对账: all open orders, and those closed within 30 days. The list is put down page by page and compared in
 * the database. What the list lacks is asked for by itself before it counts as missing: paging is the first thing that systems get
 * wrong. `beat` is called with every page.
 */
export async function compareSystem(
  deps: ReconcileDeps,
  system: KnownSystem,
  beat: () => Promise<unknown>,
): Promise<Compared> {
  const { pool, clock } = deps;
  const begun = new Date(clock());
  const since = new Date(begun.getTime() - COMPARED_MS);
  const { code } = system;
  const run = await beginRun(pool, { system: code, scope: 'full', since, at: begun });
  const line = openLine(system, clock);
  const comparison: Comparison = {
    deps,
    system,
    peer: line.peer,
    span: { run, system: code, since, begun },
    counts: { onlyHere: 0, onlyThere: 0, differ: 0, stuck: 0 },
    tally: { healed: 0, open: 0, questions: 0 },
  };
  try {
    const error = await readAll(comparison, beat);
    if (error !== undefined) {
      await endRun(pool, run, new Date(clock()), { error });
      return undefined;
    }
    return await judgeAll(comparison);
  } catch (error) {
    await endRun(pool, run, new Date(clock()), { error: BROKEN });
    throw error;
  } finally {
    await line.close();
  }
}

/** What a run says that was broken off by the hall itself. */
export const BROKEN: Text = {
  zh: '大厅这边出错，没有对完',
  en: 'the hall made a mistake, and it was not finished',
};
const TOO_LONG: Text = {
  zh: '对方的清单太长，没有读完',
  en: 'its list is too long and was not read to the end',
};
const TOO_MANY_MISSING: Text = {
  zh: '对方的清单缺了太多工单，不能当作对账依据',
  en: 'its list lacks too many orders to be compared with',
};

async function readAll({ deps, peer, span, system }: Comparison, beat: () => Promise<unknown>) {
  const question = { list: 'all', since: span.since.toISOString(), pages: MOST_PAGES } as const;
  const end = await readList(peer, question, async ({ orders }) => {
    await addListed(deps.pool, span.run, orders.map(listedOrder));
    await beat();
  });
  if (end.kind === 'failed' && end.failed.kind === 'gone')
    await switchOff(deps, system.code, end.failed.failure);
  return errorOf(end);
}

function errorOf(end: ListEnd): Text | undefined {
  switch (end.kind) {
    case 'end':
      return undefined;
    case 'more':
      return TOO_LONG;
    case 'circle':
      return CIRCLE;
    case 'notOffered':
      return NOT_OFFERED;
    case 'failed':
      return textOf(end.failed);
  }
}

function textOf({ failure }: Failed): Text {
  return { zh: failure.zh, en: failure.en };
}

async function judgeAll(comparison: Comparison): Promise<Compared> {
  const { deps, span, counts, tally, system } = comparison;
  const { pool, clock } = deps;
  const tooMany = await judgeMissing(comparison);
  if (tooMany) {
    await endRun(pool, span.run, new Date(clock()), { error: TOO_MANY_MISSING });
    await deps.alarm({ system: system.code, about: 'drift', open: tally.questions, of: tally.questions });
    return undefined;
  }
  await judgeAllLost(comparison);
  await judgeForeign(comparison);
  await judgePairs(comparison);
  await judgeStuck(comparison);
  const ended = { id: span.run, system: system.code, at: new Date(clock()) };
  await closeGone(pool, ended);
  const { here, there } = await countBoth(pool, span.run, system.code, span.since);
  const figures = { here, there, ...counts, healed: tally.healed };
  await endRun(pool, span.run, ended.at, figures);
  if (tally.healed > 0) {
    deps.heard(system.code);
    deps.sending(system.code);
  }
  const of = Math.max(here, there);
  if (tally.open > of * INCIDENT_SHARE)
    await deps.alarm({ system: system.code, about: 'drift', open: tally.open, of });
  return { ...figures, run: span.run, open: tally.open };
}
