// oxlint-disable-next-line no-restricted-imports -- the engine imports nothing, its tests may draw random cases
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { IMPORTS } from '../../testing/imports.ts';
import { compileFlow } from '../compile-flow.ts';

/** What a careless hand or a hostile one may leave in a file. */
const DEBRIS =
  '| " < > &amp; ${ } = =x ${a.b()} #{x __proto__ constructor toString zeebe: camunda: flowable: bpmn: id="start" xmlns:zeebe="urn:x" <!-- ]]> \u0000 <camunda:in/> <zeebe:script/> <bpmn:startEvent/> <camunda:inputOutput/> 0 \n'
    .split(' ')
    .map((piece) => (piece === '|' ? '' : piece));

const damaged = fc
  .tuple(
    fc.constantFrom(...Object.values(IMPORTS)),
    fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom(...DEBRIS)), { minLength: 1, maxLength: 4 }),
  )
  .map(([xml, cuts]) =>
    cuts.reduce((text, [at, length, debris]) => {
      const from = at % text.length;
      return text.slice(0, from) + debris + text.slice(from + length);
    }, xml),
  );

/** Damage that leaves the XML whole reaches further: whole attribute values are replaced. */
const garbled = fc
  .tuple(
    fc.constantFrom(...Object.values(IMPORTS)),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...DEBRIS)), { minLength: 1, maxLength: 4 }),
  )
  .map(([xml, changes]) => {
    const parts = xml.split('"');
    for (const [at, debris] of changes) {
      const odd = (at % Math.floor(parts.length / 2)) * 2 + 1;
      parts[odd] = debris.replaceAll(/["<&]/g, '');
    }
    return parts.join('"');
  });

test('a damaged file gives a flow or problems in both languages, never a crash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(damaged, garbled), async (xml) => {
      const result = await compileFlow(xml);
      const problems = 'flow' in result ? result.warnings : result.problems;
      if (!('flow' in result)) expect(problems.length).toBeGreaterThan(0);
      for (const { message } of problems) {
        expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(message.en).toMatch(/[a-z]{2}/);
      }
    }),
    { numRuns: 600, seed: 20_260_304 },
  );
});
