import { compileFlow } from '@wangban/engine';
import { describe, expect, it } from 'vitest';
import { adaptModel } from './adapt-model.ts';
import { goldenModels, hasMaterial, patternTraces, readText, type Golden } from './material.ts';
import { play } from './play.ts';

/** Element kinds that the engine executes; models with others must be refused by the compiler, not half run. */
const EXECUTED = new Set([
  'startEvent',
  'endEvent',
  'userTask',
  'exclusiveGateway',
  'parallelGateway',
  'scriptTask',
]);

/**
 * Models that this stage does not take, each with the reason. A model that leaves this list must pass;
 * one that must come onto it is a loss of conformance.
 */
const NOT_TAKEN: ReadonlyMap<string, string> = new Map([]);

const plain = (model: Golden): boolean => model.kinds.every((kind) => EXECUTED.has(kind));

describe.skipIf(!hasMaterial('bpmn/golden.json'))('Recorded runs of neutral BPMN models', () => {
  const models = hasMaterial('bpmn/golden.json') ? goldenModels().filter(plain) : [];

  it('offers enough models to mean something', () => {
    expect(models.length).toBeGreaterThanOrEqual(100);
  });

  it.each(models.filter((model) => !NOT_TAKEN.has(model.file)))(
    'waits where the recorded run of $file waited',
    async (model) => {
      const compiled = await compileFlow(adaptModel(readText(`bpmn/models/${model.file}`)));
      expect('problems' in compiled ? compiled.problems : []).toEqual([]);
      if ('problems' in compiled) return;
      const differences = model.runs.map((run) =>
        play(compiled.flow, run, JSON.parse(JSON.stringify(run.vars))),
      );
      expect(differences).toEqual(model.runs.map(() => undefined));
    },
  );
});

describe.skipIf(!hasMaterial('patterns/traces.jsonl'))(
  'Workflow patterns made of the elements that run',
  () => {
    const NAMES = /^wcp(01|02-03|04-05|08|10|11)-/;
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
