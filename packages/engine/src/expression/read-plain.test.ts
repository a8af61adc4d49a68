// oxlint-disable-next-line no-restricted-imports -- the engine imports nothing, its tests may draw random cases
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkSyntax } from './check-syntax.ts';
import { readPlain } from './read-plain.ts';
import { parseSyntax } from './syntax.ts';
import { toTree } from './to-tree.ts';

/** Pieces of conditions, good and bad: whatever they make together, both readers have to agree. */
const PIECES = [
  'days a type 部门 x1 _u time date item partial list years months true false null and or not in between if then duration',
  'Infinity 1 0 007 1.50 12345678901234567890 1e3 .5 1. -5 3days "病假" "" "a\\n" " "😀" @"2025-01-01" = != < <= > >= == =>',
  '+ - * / // ** .. ? ( ) [ ] { } , . a.b a.b.c a.true a.and',
]
  .flatMap((line) => line.split(' '))
  .concat('"a b"', 'a .b', '\n', '\t', '\u3000');

const OPERANDS = [
  'days',
  'a',
  'type',
  '部门',
  'x1',
  'item',
  'partial',
  'a.b',
  'a . b.c',
  '1',
  '1.50',
  '"病假"',
  'true',
  'null',
];

const pieces = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ' ', '')), {
    minLength: 1,
    maxLength: 5,
  })
  .map((list) => list.map(([piece, gap]) => piece + gap).join(''));

/** Conditions that are right more often than not, brackets and all. */
const { condition } = fc.letrec<{ condition: string }>((tie) => {
  const operand = fc.constantFrom(...OPERANDS);
  const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
  return {
    condition: fc.oneof(
      { maxDepth: 4, depthSize: 'medium' },
      fc
        .tuple(operand, operator, operand, fc.constantFrom(' ', ''))
        .map(([a, op, b, gap]) => [a, op, b].join(gap)),
      operand,
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
        .map((parts) => parts.join(' ')),
      tie('condition').map((inside) => `(${inside})`),
      fc.tuple(tie('condition'), operator, tie('condition')).map((parts) => parts.join(' ')),
    ),
  };
});

const KNOWN = [
  undefined,
  ['days', 'a', 'type'],
  ['a', 'days and a', 'b'],
  ['or', 'a'],
  ['a.b', 'x1'],
] as const;

/** What the library and our checks make of it; undefined where they find a problem. */
function byLibrary(text: string, known: readonly string[] | undefined): unknown {
  const parsed = parseSyntax(text, known ?? []);
  if ('at' in parsed) return undefined;
  const { names, functions, problems } = checkSyntax(parsed.root, true);
  if (problems.length > 0 || functions.size > 0) return undefined;
  return { tree: toTree(parsed.root), names: [...names] };
}

it('reads like the library or not at all', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.oneof(pieces, condition), fc.constantFrom(...KNOWN), (text, known) => {
      const plain = readPlain(text, known === undefined ? undefined : new Set(known));
      if (plain === undefined) return;
      read += 1;
      expect({ tree: plain.tree, names: [...plain.names] }).toEqual(byLibrary(text, known));
    }),
    { numRuns: 4_000 },
  );
  expect(read).toBeGreaterThan(400);
});

describe('Plain conditions', () => {
  test.each([
    ['days > 3'],
    ['days>=3 and type = "病假"'],
    ['(applicant.unit = "nxy" or 学院 != "食品学院") and isAbroad = true'],
    ['done'],
    ['  total < parameters.limit  '],
  ])('%s are read without the library', (text) => {
    expect(readPlain(text, undefined)).toBeDefined();
  });

  test.each([
    ['not(done)'],
    ['days + 1 > 3'],
    ['days > 3 days'],
    ['a = b = c'],
    ['days >\n3'],
    ['(days > 3'],
    ['days > 3)'],
    ['now() > due'],
    [''],
    [`${'a or '.repeat(40)}a`],
  ])('%j is left to it', (text) => {
    expect(readPlain(text, undefined)).toBeUndefined();
  });

  test('are left to it where a known name has several words', () => {
    expect(readPlain('days and nights', new Set(['days and nights']))).toBeUndefined();
  });
});
