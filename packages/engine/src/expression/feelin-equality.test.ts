// oxlint-disable-next-line no-restricted-imports -- the engine imports nothing, its tests may draw random cases
import * as fc from 'fast-check';
import { evaluate } from 'feelin';
import { expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { compileExpression } from './compile.ts';

const KEYS = ['a', 'b', 'days'] as const;
const key = fc.constantFrom(...KEYS);

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.constantFrom(0, 1, 1.5, -2, 3, 7, 0.1, 1e15),
  fc.constantFrom('', 'a', 'b', '1', '10', '2025-05-08', '事假', '😀'),
);

const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 5, arbitrary: scalar },
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(key, tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const literal = fc.oneof(
  fc.constantFrom(
    'null',
    'true',
    'false',
    '0',
    '1',
    '1.5',
    '-2',
    '10',
    '""',
    '"a"',
    '"1"',
    '"2025-05-08"',
    '"\\u4e8b"',
  ),
);

const { text } = fc.letrec<{ text: string }>((tie) => {
  const part = tie('text');
  return {
    text: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'expression' },
      { weight: 2, arbitrary: literal },
      { weight: 2, arbitrary: key },
      { weight: 3, arbitrary: fc.tuple(key, key).map(([a, b]) => `${a}.${b}`) },
      fc.tuple(part, key).map(([target, name]) => `(${target}).${name}`),
      fc
        .tuple(
          part,
          fc.constantFrom('+', '-', '*', '/', '**', '=', '!=', '<', '<=', '>', '>=', 'and', 'or'),
          part,
        )
        .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
      fc.tuple(part, part, part).map(([a, b, c]) => `if ${a} then (${b}) else (${c})`),
      fc.tuple(part, part, part).map(([a, b, c]) => `(${a}) between (${b}) and (${c})`),
      fc.tuple(part, part).map(([a, b]) => `(${a}) in (${b})`),
      fc.tuple(part, part, part).map(([a, b, c]) => `(${a}) in ((${b}), (${c}))`),
      part.map((a) => `-(${a})`),
      fc.array(part, { maxLength: 3 }).map((parts) => `[${parts.join(', ')}]`),
      fc
        .tuple(fc.constantFrom('not', 'abs', 'count', 'string length'), part)
        .map(([name, a]) => `${name}(${a})`),
      fc
        .tuple(fc.constantFrom('contains', 'starts with', 'ends with', 'list contains'), part, part)
        .map(([name, a, b]) => `${name}(${a}, ${b})`),
    ),
  };
});

/** What feelin answers, in the words of {@link Evaluated}: thrown = error, no finite number = error. */
function byFeelin(expression: string, variables: { readonly [name: string]: Json }): unknown {
  try {
    const { value } = evaluate(expression, variables);
    const spelled = JSON.stringify(value ?? null, (_, entry: unknown) =>
      typeof entry === 'number' && !Number.isFinite(entry) ? 'not finite' : (entry ?? null),
    );
    return spelled.includes('not finite') ? { error: '' } : { value: JSON.parse(spelled) };
  } catch {
    return { error: '' };
  }
}

it('answers like feelin for every expression of the subset and every JSON value', () => {
  fc.assert(
    fc.property(text, fc.record({ a: json, b: json, days: json }), (expression, variables) => {
      const compiled = compileExpression(expression);
      if ('problems' in compiled) {
        expect(compiled.problems[0]?.code).toBe('tooDeep');
        return;
      }
      expect(compiled.expression.tree).toBeDefined();
      const own = compiled.expression.evaluate(variables);
      const comparable: unknown = 'error' in own ? { error: '' } : JSON.parse(JSON.stringify(own));
      expect(comparable).toEqual(byFeelin(expression, variables));
    }),
    { numRuns: 3000 },
  );
});

it('adds up and compares lists of numbers as feelin does', () => {
  const numbers = fc.array(fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constant(null)), {
    maxLength: 4,
  });
  const written = fc.constantFrom('sum(a)', 'min(a)', 'max(a)', 'sum(b, 2)', 'max()', 'sum(days.x)');
  fc.assert(
    fc.property(written, numbers, fc.integer(), (expression, a, b) => {
      const variables = { a, b, days: a.map((x) => ({ x })) };
      const compiled = compileExpression(expression);
      if ('problems' in compiled) throw new Error(expression);
      expect(compiled.expression.tree).toBeDefined();
      expect(compiled.expression.evaluate(variables)).toEqual(byFeelin(expression, variables));
    }),
  );
});
