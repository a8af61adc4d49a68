import { compileFlow } from '@wangban/engine';
import { describe, expect, it } from 'vitest';
import { adaptModel } from './adapt-model.ts';
import { goldenModels, hasMaterial, patternTraces, readText, type Golden } from './material.ts';
import { play } from './play.ts';

/** Element kinds that the engine executes. */
const EXECUTED = new Set([
  'startEvent',
  'endEvent',
  'userTask',
  'exclusiveGateway',
  'parallelGateway',
  'scriptTask',
]);

/** Runs of such models that must pass at least; raised when more of BPMN is executed, never lowered. */
const PASSING_RUNS = 88;

/**
 * What the compiler may refuse in a model made of those elements: BPMN allows it, an approval flow of the hall does not
 * have it (several processes in a file, a path without end event, an implicit split, messages and resources, a branch
 * with neither condition nor default, a node that nothing leads to).
 */
const REFUSED = new Set([
  'noEnd',
  'deadEnd',
  'unsupportedElement',
  'severalProcesses',
  'ambiguousSplit',
  'conditionIgnored',
  'missingCondition',
  'unreachable',
]);

const plain = (model: Golden): boolean => model.kinds.every((kind) => EXECUTED.has(kind));

describe.skipIf(!hasMaterial('bpmn/golden.json'))('Recorded runs of neutral BPMN models', () => {
  const models = hasMaterial('bpmn/golden.json') ? goldenModels().filter(plain) : [];

  it.each(models)(
    'waits where the recorded run of $file waited, or says why it does not take the model',
    async (model) => {
      const compiled = await compileFlow(adaptModel(readText(`bpmn/models/${model.file}`)));
      if ('problems' in compiled) {
        expect(compiled.problems.map(({ code }) => code).filter((code) => !REFUSED.has(code))).toEqual([]);
        return;
      }
      const differences = model.runs.map((run) =>
        play(compiled.flow, run, JSON.parse(JSON.stringify(run.vars))),
      );
      expect(differences).toEqual(model.runs.map(() => undefined));
    },
  );

  it('passes no fewer runs than before', async () => {
    let passed = 0;
    for (const model of models) {
      const compiled = await compileFlow(adaptModel(readText(`bpmn/models/${model.file}`)));
      if ('problems' in compiled) continue;
      passed += model.runs.filter(
        (run) => play(compiled.flow, run, JSON.parse(JSON.stringify(run.vars))) === undefined,
      ).length;
    }
    process.stderr.write(
      `conformance: ${passed} recorded runs passed of ${models.flatMap(({ runs }) => runs).length}\n`,
    );
    expect(passed).toBeGreaterThanOrEqual(PASSING_RUNS);
  });
});

describe.skipIf(!hasMaterial('patterns/traces.jsonl'))(
  'Workflow patterns made of the elements that run',
  () => {
    const NAMES = /^wcp(01|02-03|04-05|08|10)-/;
    const traces = hasMaterial('patterns/traces.jsonl')
      ? patternTraces().filter(({ file }) => NAMES.test(file))
      : [];

    it.each(traces)('$file goes as recorded', async ({ file, runs }) => {
      const compiled = await compileFlow(adaptModel(readText(`patterns/${file}`)));
      expect('problems' in compiled ? compiled.problems : []).toEqual([]);
      if ('problems' in compiled) return;
      const differences = runs.map((run) => play(compiled.flow, run, JSON.parse(JSON.stringify(run.vars))));
      expect(differences).toEqual(runs.map(() => undefined));
    });
  },
);
