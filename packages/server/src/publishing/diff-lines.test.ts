import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from './diff-lines.ts';

const shown = (before: string | undefined, after: string | undefined): readonly string[] =>
  diffLines(before, after).map((one) =>
    one.kind === 'gap' ? '…' : `${{ same: ' ', removed: '-', added: '+' }[one.kind]}${one.line} ${one.text}`,
  );

const many = (letter: string): string =>
  Array.from({ length: 2000 }, (_, index) => `${letter}${index}`).join('\n');

describe('diffLines', () => {
  it('shows each edited place by itself, with what stands around it', () => {
    const old = Array.from('abcdefghijklmnopqrst').join('\n');
    const fresh = old.replace('c', 'C').replace('\nr', '');
    expect(shown(old, fresh).join('|')).toBe(
      ' 1 a| 2 b|-3 c|+3 C| 4 d| 5 e| 6 f|…| 15 o| 16 p| 17 q|-18 r| 18 s| 19 t',
    );
  });

  it.each([
    ['nothing', 'a\nb', 'a\r\nb', []],
    ['a new file', undefined, 'a', ['+1 a']],
    ['a removed file', 'a', undefined, ['-1 a']],
    ['no file at all', undefined, undefined, []],
  ])('knows %s', (_what, before, after, expected) => {
    expect(shown(before, after)).toEqual(expected);
  });

  it('shows files that have nothing in common as one block out and one in', () => {
    const kinds = diffLines(many('a'), many('b')).map(({ kind }) => kind);
    expect(kinds).toEqual([...Array(2000).fill('removed'), ...Array(2000).fill('added')]);
  });

  it('leads from the old text to the new one, whatever they are', () => {
    const text = array(constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    assert(
      property(text, text, (a, b) => {
        const [old, fresh] = [
          ['x', ...a],
          ['x', ...b],
        ];
        const lines = diffLines(old.join('\n'), fresh.join('\n'));
        const removed = lines.flatMap((one) => (one.kind === 'removed' ? [one] : []));
        const added = lines.flatMap((one) => (one.kind === 'added' ? [one] : []));
        const kept = old.filter((_, index) => removed.every(({ line }) => line !== index + 1));
        const made = fresh.filter((_, index) => added.every(({ line }) => line !== index + 1));
        expect(kept).toEqual(made);
        for (const { line, text: word } of removed) expect(old[line - 1]).toBe(word);
        for (const { line, text: word } of added) expect(fresh[line - 1]).toBe(word);
      }),
      { numRuns: 2000 },
    );
  });
});
