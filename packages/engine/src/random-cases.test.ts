import * as fc from 'fast-check';
import { beforeAll, test } from 'vitest';
import { bringToEnd } from './testing/bring-to-end.ts';
import { drawnFlows, type DrawnFlow } from './testing/drawn-flows.ts';
import { act, begun, checkReplay } from './testing/random-case.ts';
import { runsOr, SEED } from './testing/seed.ts';
import { LARGEST_WISH } from './testing/wish-of.ts';

const FLOWS = 150;

const flows: { [kind in 'everyKind' | 'approvals']: readonly DrawnFlow[] } = { everyKind: [], approvals: [] };

beforeAll(async () => {
  flows.everyKind = await drawnFlows('everyKind', SEED, FLOWS);
  flows.approvals = await drawnFlows('approvals', SEED, FLOWS);
}, 60_000);

/** Numbers mean commands; those at the beginning are the simplest, so that counterexamples shrink to few approvals. */
const histories = fc.array(fc.nat(LARGEST_WISH), { minLength: 1, maxLength: 16, size: 'max' });

// 10,000 histories and more together.
test.each([
  ['everyKind', 6_000],
  ['approvals', 4_500],
] as const)(
  'random histories on random flows (%s) keep every invariant, and cases can be brought to their end',
  (kind, runs) => {
    const drawn = flows[kind];
    const property = fc.property(fc.nat(drawn.length - 1), histories, (which, codes) => {
      const game = begun(drawn[which], codes);
      for (const code of codes) act(game, code);
      checkReplay(game);
      // Half of them: an end takes as long as everything before it.
      if (codes.length % 2 === 0) return;
      bringToEnd(game);
      checkReplay(game);
    });
    return fc.assert(property, { seed: SEED, numRuns: runsOr(runs) });
  },
  600_000,
);
