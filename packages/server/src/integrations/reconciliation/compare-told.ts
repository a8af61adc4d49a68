import type { KnownSystem } from '../systems/systems.ts';
import type { ReconcileDeps } from './deps.ts';
import { BROKEN } from './compare-system.ts';
import { eachPage } from './comparison.ts';
import { addFindings, closeGone, type Finding } from './difference-store.ts';
import { STUCK_DAYS } from './judge-listed.ts';
import { beginRun, endRun, type RunFigures } from './run-store.ts';
import { stuckBefore } from './stuck-before.ts';
import { countTold, silentCases, type SilentRow } from './told-store.ts';

/** Closed cases are counted for so long. */
const COUNTED_MS = 30 * 24 * 3_600_000;

/**
 * Compares what a system was told with what it has told by its files 交办对账: it has no list that could be asked for, so cases are
 * counted on both sides, and those are named that wait for it and of which nobody has heard for some working days.
 */
export async function compareTold(deps: ReconcileDeps, system: KnownSystem): Promise<RunFigures> {
  const { pool, clock, calendar } = deps;
  const { code, definition } = system;
  const begun = new Date(clock());
  const since = new Date(begun.getTime() - COUNTED_MS);
  const run = await beginRun(pool, { system: code, scope: 'full', since, at: begun });
  try {
    const days = definition.stuckAfterDays ?? STUCK_DAYS;
    const before = stuckBefore(calendar.current(), days, begun.getTime());
    let stuck = 0;
    await eachPage(
      (after: number) => silentCases(pool, code, before, after),
      0,
      ({ deliveryId }) => deliveryId,
      async (rows) => {
        const at = new Date(clock());
        stuck += (await addFindings(pool, { id: run, system: code, at }, rows.map(findingOf))).length;
      },
    );
    await closeGone(pool, { id: run, system: code, at: new Date(clock()) });
    const waited = Object.entries(definition.operations).flatMap(([name, { until }]) =>
      until === 'outcome' ? [name] : [],
    );
    const { here, there } = await countTold(pool, code, waited, since);
    const figures = { here, there, onlyHere: 0, onlyThere: 0, differ: 0, stuck, healed: 0 };
    await endRun(pool, run, new Date(clock()), figures);
    return figures;
  } catch (error) {
    await endRun(pool, run, new Date(clock()), { error: BROKEN });
    throw error;
  }
}

function findingOf({
  orderId,
  reference,
  instanceId,
  status,
  version,
  updatedAt,
  movedAt,
}: SilentRow): Finding {
  const named = { order_id: orderId, reference, instance_id: instanceId };
  const here = { status, version, updatedAt, movedAt };
  return { class: 'stuck', ...named, here, there: null, status: 'open' };
}
