import { checkBorders } from './check/borders.ts';
import { checkCatchers } from './check/catchers.ts';
import { checkCompensation } from './check/compensation.ts';
import { checkFailing } from './check/failing.ts';
import { checkJoins } from './check/joins.ts';
import { checkLinks } from './check/links.ts';
import { checkLookBack } from './check/look-back.ts';
import { checkPlacement } from './check/placement.ts';
import { checkReachable } from './check/reachable.ts';
import { checkTimers } from './check/timers.ts';
import { checkWiring } from './check/wiring.ts';
import type { Reading } from './problem.ts';
import type { ProcessDraft } from './read/process.ts';

/** Publish check 发布检查: everything that is wrong with how the elements of a flow fit together. */
export function check(reading: Reading, draft: ProcessDraft): void {
  checkReachable(reading, draft);
  checkBorders(reading, draft);
  checkWiring(reading, draft.nodes);
  checkPlacement(reading, draft);
  checkCatchers(reading, draft);
  checkCompensation(reading, draft);
  checkLinks(reading, draft.nodes);
  checkTimers(reading, draft.nodes);
  checkLookBack(reading, draft.nodes);
  checkFailing(reading, draft.nodes);
  // Only a flow that is whole can be played.
  if (!reading.problems.some(({ severity }) => severity === 'error')) checkJoins(reading, draft);
}
