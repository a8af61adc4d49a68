import { describe, expect, it } from 'vitest';
import { FLOORS } from './floors.ts';
import { hasMaterial } from './material.ts';
import { SUITE_NAMES, SUITES } from './suites.ts';
import { wangban } from './wangban.ts';

describe.each(SUITE_NAMES)('Conformance suite %s', (name) => {
  it.skipIf(!hasMaterial(SUITES[name].part))('passes no fewer cases than before', async () => {
    const { passed, total, failures } = await SUITES[name].run(wangban);
    process.stderr.write(`conformance: ${name} ${passed} / ${total}\n`);
    expect(passed, failures.map((each) => `${each.name}: ${each.reason}`).join('\n')).toBeGreaterThanOrEqual(
      FLOORS[name],
    );
  });
});
