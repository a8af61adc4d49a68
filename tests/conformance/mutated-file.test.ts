import { compileFlow } from '@wangban/engine';
import { describe, expect, it } from 'vitest';
import { hasMaterial, listFiles, readText } from './material.ts';

/** Bounds: spoiled copies in all of a part, and the longest file that is spoiled. */
const MUTANTS = 250;
const MAX_LENGTH = 60_000;

type Draw = (below: number) => number;

/** Numbers that are the same in every run (Park and Miller 1988). */
function drawFrom(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const ELEMENT = /<[\w:]+(?:\s[^<>]*)?>/g;
const ATTRIBUTE = /\s[\w:]+="[^"<>]*"/g;

/** A piece of the text, from and up to. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function one(text: string, pattern: RegExp, draw: Draw): Span | undefined {
  const found = [...text.matchAll(pattern)];
  const match = found[draw(Math.max(1, found.length))];
  return match === undefined ? undefined : { from: match.index, to: match.index + match[0].length };
}

/** An element with everything in it. */
function whole(text: string, { from, to }: Span): Span {
  if (text.slice(from, to).endsWith('/>')) return { from, to };
  const name = /^<([\w:]+)/.exec(text.slice(from, to))?.[1] ?? '';
  let depth = 0;
  for (const match of text.slice(from).matchAll(new RegExp(`<(/?)${name}(?:\\s[^<>]*?)?(/?)>`, 'g'))) {
    if (match[2] !== '/') depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return { from, to: from + match.index + match[0].length };
  }
  return { from, to };
}

const put = (text: string, { from, to }: Span, piece: string): string =>
  text.slice(0, from) + piece + text.slice(to);

/** Ways of spoiling a file that leave it XML, mostly: each takes a random place. */
const SPOILERS: readonly ((text: string, draw: Draw) => string)[] = [
  (text, draw) => onElement(text, draw, () => ''),
  (text, draw) => onElement(text, draw, (piece) => piece + piece),
  (text, draw) => onElement(text, draw, (piece) => piece.replace(/^<([\w:]+)/, '<$1Strange')),
  (text, draw) =>
    onElement(text, draw, (piece) => `<bpmn:subProcess id="around${draw(99)}">${piece}</bpmn:subProcess>`),
  (text, draw) => onAttribute(text, draw, () => ''),
  (text, draw) => onAttribute(text, draw, (piece) => piece.replace(/^(\s[\w:]+)/, '$1Strange')),
  (text, draw) => onAttribute(text, draw, (piece) => piece + piece),
  (text, draw) => {
    const other = one(text, ATTRIBUTE, draw);
    const value = other === undefined ? '""' : text.slice(other.from, other.to).replace(/^[^"]*/, '');
    return onAttribute(text, draw, (piece) => piece.replace(/".*"$/s, () => value));
  },
];

function onElement(text: string, draw: Draw, change: (piece: string) => string): string {
  const start = one(text, ELEMENT, draw);
  const span = start === undefined ? undefined : whole(text, start);
  return span === undefined ? text : put(text, span, change(text.slice(span.from, span.to)));
}

function onAttribute(text: string, draw: Draw, change: (piece: string) => string): string {
  const span = one(text, ATTRIBUTE, draw);
  return span === undefined ? text : put(text, span, change(text.slice(span.from, span.to)));
}

/** The text with one to three things deleted, doubled, renamed or mixed up. */
function spoiled(text: string, draw: Draw): string {
  let result = text;
  for (let count = 1 + draw(3); count > 0; count -= 1)
    result = SPOILERS[draw(SPOILERS.length)]?.(result, draw) ?? result;
  return result;
}

describe.each(['bpmn/models', 'miwg', 'patterns'])('BPMN files of %s with random damage', (part) => {
  it.skipIf(!hasMaterial(part))(
    'compile to a frozen flow or to problems with a cause in both languages, and never throw',
    async () => {
      const draw = drawFrom(20_260_302);
      const texts = listFiles(part, '.bpmn')
        .map((file) => ({ file, text: readText(`${part}/${file}`) }))
        .filter(({ text }) => text.length <= MAX_LENGTH);
      const poor: string[] = [];
      for (let turn = 0; turn < MUTANTS; turn += 1) {
        const { file, text } = texts[draw(texts.length)] ?? { file: '', text: '' };
        const compiled = await compileFlow(spoiled(text, draw)).catch((error: unknown) => String(error));
        if (typeof compiled === 'string') poor.push(`${file}, turn ${turn}: ${compiled}`);
        else if ('flow' in compiled) {
          if (!Object.isFrozen(compiled.flow)) poor.push(`${file}, turn ${turn}: not frozen`);
        } else {
          const isTold = compiled.problems.every(({ message }) => message.zh !== '' && message.en !== '');
          if (compiled.problems.length === 0 || !isTold) poor.push(`${file}, turn ${turn}: says nothing`);
        }
      }
      expect(texts.length).toBeGreaterThan(0);
      expect(poor).toEqual([]);
    },
  );
});
