import { Type, type Static } from 'typebox';

const Who = Type.String({ minLength: 1, maxLength: 60 });
/** `2026-03-02 09:00` in local time, or `+30m`, `+2h`, `+1d` after the step before. */
const When = Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}|\\+\\d{1,4}[mhd])$' });
const Data = Type.Record(Type.String(), Type.Unknown());

/** What must hold after a step; what is left out is not looked at. */
const Expectation = Type.Object(
  {
    /** Who may act now, by step of the flow: exactly these steps, exactly these people. */
    waiting: Type.Optional(Type.Record(Type.String(), Type.Array(Who))),
    status: Type.Optional(Type.Enum(['running', 'returned', 'closed'])),
    outcome: Type.Optional(
      Type.Enum(['approved', 'rejected', 'completed', 'withdrawn', 'terminated', 'voided', 'lapsed']),
    ),
    /** Promised date `2026-03-05 17:30`; `none` while the clock stands still or the date is provisional. */
    due: Type.Optional(Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}|none)$' })),
    /** What the form holds by then, of these fields; null = nothing. */
    answers: Type.Optional(Data),
    /** The step must be refused with this code. */
    refused: Type.Optional(Type.String()),
    /** The form must be refused with exactly these problems, such as `/proof required`. */
    problems: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  },
  { additionalProperties: false },
);
export type Expectation = Static<typeof Expectation>;

const Step = Type.Object(
  {
    by: Type.Optional(Who),
    do: Type.Enum([
      'submit',
      'approve',
      'reject',
      'return',
      'resubmit',
      'withdraw',
      'remind',
      'claim',
      'recall',
      'transfer',
      'confirm',
      'notSolved',
      'completeWork',
      'failWork',
      'progressWork',
      'warn',
      'overdue',
    ]),
    at: Type.Optional(When),
    /** Step of the flow, when one person has several tasks at once; `recall`: where the vote was given. */
    node: Type.Optional(Type.String()),
    opinion: Type.Optional(Type.String()),
    /** `return`: applicant, previous, or a step of the flow. `transfer`: a person. */
    to: Type.Optional(Who),
    resume: Type.Optional(Type.Enum(['rewalk', 'jumpBack'])),
    /** Answers that `resubmit` changes, or that this step fills in (`approve`); null takes one away. */
    data: Type.Optional(Data),
    /** `completeWork`: how the work of a business system ended, as its status map says. */
    outcome: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** What a business system says of its order. */
    order: Type.Optional(Data),
    /** `failWork`: the error that its work ended in. */
    error: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** `progressWork`: the case counts as accepted. */
    accepts: Type.Optional(Type.Boolean()),
    expect: Type.Optional(Expectation),
  },
  { additionalProperties: false },
);
export type Step = Static<typeof Step>;

const Scenario = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    applicant: Type.Optional(Who),
    start: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$' })),
    /** Answers that differ from the usual ones; null takes one away. */
    data: Type.Optional(Data),
    steps: Type.Array(Step, { minItems: 1, maxItems: 100 }),
  },
  { additionalProperties: false },
);
export type Scenario = Static<typeof Scenario>;

/** Scenarios 场景 of a service: the content of a scenarios.yaml. */
export const ScenarioFile = Type.Object(
  {
    usual: Type.Object(
      { applicant: Who, start: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$' }), data: Data },
      { additionalProperties: false },
    ),
    scenarios: Type.Array(Scenario, { minItems: 1, maxItems: 200 }),
  },
  { additionalProperties: false },
);
export type ScenarioFile = Static<typeof ScenarioFile>;
