import { assert, property, string, stringMatching } from 'fast-check';
import { evaluate } from 'feelin';
import { describe, expect, it } from 'vitest';
import { literalOf } from './literal.ts';

const node = (name: string, text: string) => ({ name, text, from: 0, children: [] });

describe('literalOf', () => {
  it.each(['0', '7', '007', '1.50', '0.1', '123456789012345', '123456789012345.123456789012345', '.5'])(
    'reads the number %s as feelin does',
    (text) => {
      expect(literalOf(node('NumericLiteral', text))).toBe(evaluate(text).value ?? undefined);
    },
  );

  it.each(['""', '"请假"', '"a b"', '"\\n"', '"\\u{1F600}"', '"\\""', '"\ta"'])(
    'reads the text %j as feelin does',
    (text) => {
      expect(literalOf(node('StringLiteral', text))).toBe(evaluate(text).value ?? undefined);
    },
  );

  it('reads every plain number and text as feelin does', () => {
    assert(
      property(stringMatching(/^\d{1,15}(\.\d{1,15})?$/), (text) => {
        expect(literalOf(node('NumericLiteral', text))).toBe(evaluate(text).value);
      }),
    );
    assert(
      property(string({ unit: 'grapheme' }), (value) => {
        const text = `"${value.replaceAll(/["\\\p{Cc}]/gu, '')}"`;
        expect(literalOf(node('StringLiteral', text))).toBe(evaluate(text).value);
      }),
    );
  });

  it('knows true from false', () => {
    expect(literalOf(node('BooleanLiteral', 'true'))).toBe(true);
    expect(literalOf(node('BooleanLiteral', 'false'))).toBe(false);
  });
});
