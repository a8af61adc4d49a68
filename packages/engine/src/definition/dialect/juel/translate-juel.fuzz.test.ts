// oxlint-disable-next-line no-restricted-imports -- the engine imports nothing, its tests may draw random cases
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression } from '../../../expression/index.ts';
import { translateJuel } from './translate-juel.ts';

/** Expressions of JUEL with what they are worth where `n` = 3, `z` = 0, `t` = true, `f` = false, `s` = "x". */
interface Case<T> {
  readonly text: string;
  readonly value: T;
}
const DATA = { n: 3, z: 0, t: true, f: false, s: 'x' };

const { number, truth } = fc.letrec<{ number: Case<number>; truth: Case<boolean> }>((tie) => {
  const figure = tie('number');
  const fact = tie('truth');
  return {
    number: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'juel' },
      fc.constantFrom({ text: 'n', value: 3 }, { text: 'z', value: 0 }, { text: '7', value: 7 }),
      fc.tuple(figure, fc.constantFrom('+', '-', '*'), figure).map(([a, sign, b]) => ({
        text: `(${a.text}) ${sign} (${b.text})`,
        value: sign === '+' ? a.value + b.value : sign === '-' ? a.value - b.value : a.value * b.value,
      })),
      figure.map(({ text, value }) => ({ text: `-(${text})`, value: -value })),
      fc.tuple(fact, figure, figure).map(([given, a, b]) => ({
        text: `(${given.text} ? ${a.text} : ${b.text})`,
        value: given.value ? a.value : b.value,
      })),
    ),
    truth: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'juel' },
      fc.constantFrom(
        { text: 't', value: true },
        { text: 'f', value: false },
        { text: 'empty s', value: false },
        { text: "s == 'x'", value: true },
      ),
      fc.tuple(figure, fc.constantFrom('<', 'le', '==', '!='), figure).map(([a, sign, b]) => ({
        text: `(${a.text}) ${sign} (${b.text})`,
        value: compare(a.value, sign, b.value),
      })),
      fc.tuple(fact, fc.constantFrom('&&', 'or'), fact).map(([a, sign, b]) => ({
        text: `(${a.text}) ${sign} (${b.text})`,
        value: sign === 'or' ? a.value || b.value : a.value && b.value,
      })),
      fact.map(({ text, value }) => ({ text: `!(${text})`, value: !value })),
    ),
  };
});

function compare(a: number, sign: string, b: number): boolean {
  if (sign === '<') return a < b;
  if (sign === 'le') return a <= b;
  return (a === b) === (sign === '==');
}

test('a translated expression is worth what the original is', () => {
  fc.assert(
    fc.property(fc.oneof(number, truth), ({ text, value }) => {
      const translated = translateJuel(`\${${text}}`);
      if (!('feel' in translated)) return;
      const compiled = compileExpression(translated.feel);
      // FEEL's own limits are those of any expression in a flow.
      if ('problems' in compiled) {
        expect(compiled.problems.map(({ code }) => code)).toEqual(compiled.problems.map(() => 'tooDeep'));
        return;
      }
      expect(compiled.expression.evaluate(DATA), translated.feel).toEqual({
        value: typeof value === 'number' ? value + 0 : value,
      });
    }),
    { numRuns: 1_000, seed: 20_260_302 },
  );
});

const PIECES =
  '${ #{ } \\ \' " ( ) [ ] . , ? : ! - + % && == a in not empty eq div true null 1 1.5e3 事 \u{1f600} {'
    .split(' ')
    .concat(' ', '\n');

test('whatever the text, there is FEEL that compiles or a problem in both languages', () => {
  const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(soup, (text) => {
      const translated = translateJuel(`\${${text}`);
      if ('problem' in translated) {
        expect(translated.problem.zh).not.toBe('');
        return;
      }
      const compiled = compileExpression(translated.feel);
      expect('expression' in compiled, `${text} → ${translated.feel}: ${JSON.stringify(compiled)}`).toBe(
        true,
      );
    }),
    { numRuns: 3_000, seed: 20_260_303 },
  );
});
