import type { Run } from '../material.ts';

type Told = readonly (readonly [at: string, waits: readonly string[]])[];

/** Runs of pattern models that have no usable recording, each with the clause of BPMN 2.0.2 that decides it. */
export const OWN_EXPECTATIONS: { readonly [file: string]: readonly Run[] } = {
  // 13.3.5 Ad-Hoc Sub-Process with ordering Sequential: one activity at a time; done when none is left.
  'wcp17-40-interleaved-adhoc-sequential.bpmn': [
    run(
      'wcp17-40-interleaved-adhoc-sequential',
      ['a'],
      [
        ['a', ['b']],
        ['b', ['c']],
        ['c', []],
      ],
    ),
  ],
  // 13.3.6 Loop Activity, tested after each turn, at most 3 turns; the recording engine ignores the loop.
  'wcp21-structured-loop-standard.bpmn': [
    run(
      'wcp21-structured-loop-standard',
      ['a'],
      [
        ['a', ['a']],
        ['a', ['a']],
        ['a', ['b']],
        ['b', []],
      ],
    ),
  ],
  // 13.4.5 Complex Gateway without an activation condition: nothing says that fewer branches are enough, so all are.
  'wcp30-structured-partial-join-complex.bpmn': [
    run(
      'wcp30-structured-partial-join-complex',
      ['a', 'b', 'x'],
      [
        ['a', ['b', 'x']],
        ['x', ['b']],
        ['b', ['c']],
        ['c', []],
      ],
    ),
  ],
};

/** Pattern models with one thing changed, judged beside the model itself: what its modeller could not write. */
export const VARIANTS: {
  readonly [file: string]: { readonly from: string; readonly to: string; readonly runs: readonly Run[] };
} = {
  // 13.4.5 Complex Gateway: two of three branches are enough; the third is swallowed when it comes.
  'wcp30-structured-partial-join-complex.bpmn': {
    from: '<bpmn:complexGateway id="j"/>',
    to: '<bpmn:complexGateway id="j"><bpmn:activationCondition xsi:type="bpmn:tFormalExpression">${activationCount &gt;= 2}</bpmn:activationCondition></bpmn:complexGateway>',
    runs: [
      run(
        'wcp30-structured-partial-join-complex',
        ['a', 'b', 'x'],
        [
          ['a', ['b', 'x']],
          ['b', ['c', 'x']],
          ['x', ['c']],
          ['c', []],
        ],
      ),
    ],
  },
};

function run(process: string, initial: readonly string[], told: Told): Run {
  return {
    process,
    vars: {},
    policy: 'own',
    start: 'none',
    initialWaits: tasks(initial),
    steps: told.map(([at, after]) => ({ do: 'task', at, waits: tasks(after) })),
    state: 'COMPLETED',
    capped: false,
    activities: {},
  };
}

function tasks(names: readonly string[]): string[] {
  return names.map((name) => `task:${name}`);
}
