import { describe, expect, it } from 'vitest';

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;

type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

/** Dotted key → text, or what a phrase says for a sample of its facts. */
function leaves(tree: Tree, above = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const name = above === '' ? key : `${above}.${key}`;
    if (isTree(value)) return leaves(value, name);
    return [[name, typeof value === 'function' ? said(value) : value] as const];
  });
}

/** Phrases take numbers, names and lists: one sample stands for all three. */
function said(phrase: CallableFunction): unknown {
  const sample = Object.assign(['2'], { toString: () => '2' });
  return phrase(...Array.from({ length: phrase.length }, () => sample));
}

const modules = import.meta.glob<Tree>(['./*.ts', '!./*.test.ts'], { eager: true });
const areas = Object.entries(modules).flatMap(([file, module]) =>
  Object.entries(module)
    .filter(([, value]) => isTree(value) && 'zh' in value && 'en' in value)
    .map(([name, value]) => ({ area: `${file} ${name}`, both: isTree(value) ? value : {} })),
);

describe('locale', () => {
  it('has areas at all', () => {
    expect(areas.length).toBeGreaterThan(5);
  });

  it.each(areas)('$area says the same things in both languages', ({ both }) => {
    const { zh, en } = both;
    if (!isTree(zh) || !isTree(en)) throw new Error('not a pair');
    expect(leaves(en).map(([key]) => key)).toEqual(leaves(zh).map(([key]) => key));
  });

  it.each(areas)('$area leaves nothing empty', ({ both }) => {
    const silent = leaves(both).filter(([, text]) => typeof text !== 'string' || text.trim() === '');
    expect(silent).toEqual([]);
  });
});

/** Source without comments: those may name a concept in Chinese. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

describe('source', () => {
  const sources = import.meta.glob<string>(
    ['../**/*.{ts,tsx}', '!../locale/**', '!../**/*.test.{ts,tsx}', '!../**/*.d.ts'],
    { eager: true, query: '?raw', import: 'default' },
  );

  it('has no Chinese text outside of the locale files', () => {
    const found = Object.entries(sources).flatMap(([file, source]) =>
      withoutComments(source)
        .split('\n')
        .filter((line) => CHINESE.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});
