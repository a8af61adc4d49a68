import { beforeAll, describe, expect, it } from 'vitest';
import { sampleService } from '../testing/sample-service.ts';
import { guideAsData } from './guide-as-data.ts';
import { readDefinition } from './read-definition.ts';
import { recordedRows } from './testing/earlier-hall.ts';
import { STORED_FORMAT } from './upgrades.ts';

/** The definition that the build before guides were data stored, as the migration of types left it. */
async function recordedDefinition(): Promise<Readonly<Record<string, unknown>>> {
  const row = (await recordedRows()).find(({ table }) => table === 'service_version')?.row ?? {};
  const { theme, ...definition } = Object('definition' in row ? row.definition : {});
  return { ...definition, type: 'approval', themes: [theme] };
}

/** Every text inside a value. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe('a stored definition', () => {
  let old: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    old = await recordedDefinition();
  });

  it('of format 1 is read as one of today', () => {
    const read = readDefinition({ format: 1, definition: old });
    expect(read).toMatchObject({
      definition: {
        code: 'leave-undergraduate',
        guide: {
          fees: [],
          materials: [{ kind: 'electronic', source: 'own', required: true }, { required: false }],
          basis: [{ document: { zh: expect.stringContaining('教育部令第 41 号') } }, {}],
          result: { name: { zh: expect.stringContaining('我的申请') }, kind: 'decision' },
        },
      },
    });
  });

  it('keeps every sentence of its guide, but that it is free', () => {
    const { guide } = guideAsData(old);
    const kept = new Set(textsOf(guide));
    const lost = textsOf(old['guide']).filter((text) => !kept.has(text));
    expect(lost.toSorted()).toEqual(['Free of charge.', '不收费。']);
  });

  it('keeps what is to be paid', () => {
    const fee = { zh: '每份 5 元', en: '5 yuan each' };
    const guide = { ...Object(old['guide']), fee };
    expect(guideAsData({ ...old, guide })).toMatchObject({ guide: { fees: [{ standard: fee }] } });
  });

  it('of today is left as it is, and so is a guide that no step knows', () => {
    const today = sampleService();
    expect(readDefinition({ format: STORED_FORMAT, definition: today })).toEqual({ definition: today });
    const strange = { guide: { words: '…' } };
    expect(guideAsData(strange)).toBe(strange);
  });

  it.each([
    ['a newer format', STORED_FORMAT + 1, sampleService(), /newer wangban/],
    ['no object', STORED_FORMAT, 'leave', /no object/],
    ['a list', 1, [], /no object/],
    ['a missing part', STORED_FORMAT, { ...sampleService(), name: undefined }, /name/],
    ['a guide of an unknown shape', 1, { ...sampleService(), guide: {} }, /guide/],
  ])('says why %s cannot be read', (_what, format, definition, reason) => {
    expect(readDefinition({ format, definition })).toEqual({ reason: expect.stringMatching(reason) });
  });
});
