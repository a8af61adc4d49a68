import * as fc from 'fast-check';
import { task as approvalTask, CHOICES, type Block } from './random-flow.ts';

type Ask = Extract<Block, { kind: 'task' }>;

/** What an activity has beside what it does: a loop, and an event at its border. */
export interface Extra {
  readonly loop: 'none' | 'parallel' | 'sequential' | 'each' | 'standard';
  readonly border: 'none' | 'timer' | 'message' | 'signal' | 'condition' | 'error' | 'escalation';
  readonly interrupting: boolean;
  /** An activity that undoes this one 补偿. */
  readonly undone: boolean;
}

/** What may end a sub-process, or be thrown on the way. */
export type Thrown =
  'none' | 'signal' | 'message' | 'escalation' | 'compensation' | 'error' | 'terminate' | 'cancel';

/** What is waited for. */
export type Caught = 'timer' | 'message' | 'signal' | 'condition';

/** A gateway that splits, and the one that brings together again what it has split. */
export type Pair = readonly [
  'exclusive' | 'parallel' | 'inclusive',
  'exclusive' | 'parallel' | 'inclusive' | 'complex',
];

/** A part of a random flow of everything that BPMN has 各种元素. */
export type Piece =
  | { readonly kind: 'ask'; readonly ask: Ask; readonly extra: Extra }
  | { readonly kind: 'work' | 'receive' | 'script' | 'manual'; readonly extra: Extra }
  | { readonly kind: 'catch'; readonly caught: Caught }
  | { readonly kind: 'throw'; readonly thrown: Exclude<Thrown, 'error' | 'terminate' | 'cancel'> }
  | { readonly kind: 'sequence'; readonly pieces: readonly Piece[] }
  | {
      readonly kind: 'branches';
      readonly pair: Pair;
      readonly field: string;
      readonly pieces: readonly Piece[];
      /** The first branch has an end of its own. */
      readonly endsEarly: boolean;
    }
  | { readonly kind: 'race'; readonly caught: readonly Caught[]; readonly pieces: readonly Piece[] }
  | { readonly kind: 'again'; readonly piece: Piece }
  | {
      readonly kind: 'sub';
      readonly variant: 'embedded' | 'transaction' | 'adHoc';
      readonly ordering: 'Parallel' | 'Sequential';
      readonly pieces: readonly Piece[];
      readonly end: Thrown;
      readonly handler: 'none' | Caught | 'error' | 'escalation' | 'compensation';
      readonly interrupting: boolean;
      readonly extra: Extra;
    }
  | { readonly kind: 'call'; readonly piece: Piece; readonly extra: Extra };

const caught: fc.Arbitrary<Caught> = fc.constantFrom('timer', 'message', 'signal', 'condition');

const extra: fc.Arbitrary<Extra> = fc.record({
  loop: fc.constantFrom('none', 'none', 'none', 'none', 'parallel', 'sequential', 'each', 'standard'),
  border: fc.constantFrom(
    'none',
    'none',
    'none',
    'timer',
    'timer',
    'message',
    'signal',
    'condition',
    'error',
    'escalation',
  ),
  interrupting: fc.boolean(),
  undone: fc.constantFrom(false, false, true),
});

const simple: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('ask'), ask: approvalTask, extra }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('work'), extra }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('receive', 'script', 'manual'), extra }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('catch'), caught }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('throw'),
      thrown: fc.constantFrom('none', 'signal', 'message', 'escalation', 'compensation', 'compensation'),
    }),
  },
);

const PAIRS: readonly Pair[] = [
  ['exclusive', 'exclusive'],
  ['exclusive', 'inclusive'],
  ['parallel', 'parallel'],
  ['parallel', 'parallel'],
  ['parallel', 'inclusive'],
  ['parallel', 'complex'],
  ['inclusive', 'inclusive'],
  ['inclusive', 'inclusive'],
];

const nested: fc.Arbitrary<Piece> = fc.letrec<{ piece: Piece }>((tie) => {
  const some = fc.array(tie('piece'), { minLength: 2, maxLength: 3 });
  const branches = fc.record({
    kind: fc.constant('branches' as const),
    pair: fc.constantFrom(...PAIRS),
    field: fc.constantFrom(...CHOICES),
    pieces: some,
    endsEarly: fc.constantFrom(false, false, false, true),
  });
  const sub = fc.record({
    kind: fc.constant('sub' as const),
    variant: fc.constantFrom('embedded', 'embedded', 'embedded', 'transaction', 'transaction', 'adHoc'),
    ordering: fc.constantFrom('Parallel', 'Sequential'),
    pieces: some,
    end: fc.constantFrom<Thrown>(
      'none',
      'none',
      'none',
      'signal',
      'message',
      'escalation',
      'compensation',
      'error',
      'terminate',
      'cancel',
      'cancel',
    ),
    handler: fc.constantFrom(
      'none',
      'none',
      'none',
      'timer',
      'message',
      'signal',
      'condition',
      'error',
      'escalation',
      'compensation',
    ),
    interrupting: fc.boolean(),
    extra,
  });
  const race = fc.record({
    kind: fc.constant('race' as const),
    caught: fc.array(caught, { minLength: 3, maxLength: 3 }),
    pieces: some,
  });
  return {
    piece: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 3, arbitrary: simple },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('sequence'), pieces: some }) },
      { weight: 3, arbitrary: branches },
      { weight: 4, arbitrary: sub },
      { weight: 1, arbitrary: race },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('again'), piece: tie('piece') }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('call'), piece: tie('piece'), extra }) },
    ),
  };
}).piece;

/** Nothing beside. */
export const PLAIN: Extra = { loop: 'none', border: 'none', interrupting: false, undone: false };
const person: fc.Arbitrary<Piece> = approvalTask.map((ask) => ({ kind: 'ask', ask, extra: PLAIN }));

/** Random flows of every kind of element, with people before and behind, so that there is a way back. */
export const pieces: fc.Arbitrary<Piece> = fc
  .tuple(person, nested, person)
  .map((all) => ({ kind: 'sequence', pieces: all }));
