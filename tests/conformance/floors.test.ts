import { describe, expect, it } from 'vitest';
import { EXPLANATIONS, explanationOf } from './explanations.ts';
import { FLOORS } from './floors.ts';
import { hasMaterial } from './material.ts';
import type { Score } from './score.ts';
import { SUITE_NAMES, SUITES, type SuiteName } from './suites.ts';
import { wangban } from './wangban.ts';

const scores = new Map<SuiteName, Promise<Score>>();

/** Every suite runs once. */
function scoreBy(name: SuiteName): Promise<Score> {
  const score = scores.get(name) ?? SUITES[name].run(wangban);
  scores.set(name, score);
  return score;
}

describe.each(SUITE_NAMES)('Conformance suite %s', (name) => {
  it.skipIf(!hasMaterial(SUITES[name].part))('passes no fewer cases than before', async () => {
    const { passed, total, failures } = await scoreBy(name);
    process.stderr.write(`conformance: ${name} ${passed} / ${total}\n`);
    expect(passed, failures.map((each) => `${each.name}: ${each.reason}`).join('\n')).toBeGreaterThanOrEqual(
      FLOORS[name],
    );
  });
});

describe.skipIf(!hasMaterial('bpmn/golden.json'))('Differences from the recorded runs', () => {
  it('are all explained, and none is explained that is gone', async () => {
    const { failures } = await scoreBy('golden');
    const unexplained = failures.filter(({ name }) => explanationOf(name) === undefined);
    expect(unexplained).toEqual([]);
    const gone = EXPLANATIONS.flatMap(({ models }) => models).filter(
      (model) => !failures.some(({ name }) => name.startsWith(`${model}.bpmn `)),
    );
    expect(gone).toEqual([]);
  });
});
