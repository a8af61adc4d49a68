import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { errorsDocument } from './errors-document.ts';
import { requestLanguage } from './language.ts';
import { refusals } from './refusals.ts';
import { fileErrors } from './file-errors.ts';
import { systemErrors } from './system-errors.ts';
import { errorTable, ownErrors } from './table.ts';

function facts(text: string): readonly string[] {
  return [...new Set(text.match(/\{\w+\}/g))].toSorted();
}

describe('the error table', () => {
  it.each([
    ['refusals', refusals],
    ['ownErrors', ownErrors],
    ['fileErrors', fileErrors],
    ['systemErrors', systemErrors],
  ])('stands in alphabetical order: %s', (_name, rows) => {
    const codes = Object.keys(rows);
    expect(codes).toEqual(codes.toSorted());
  });

  it('names no code twice', () => {
    expect(Object.keys(errorTable)).toHaveLength(
      Object.keys(refusals).length +
        Object.keys(ownErrors).length +
        Object.keys(fileErrors).length +
        Object.keys(systemErrors).length,
    );
  });

  it.each(Object.entries(errorTable))('%s says the same facts in both languages', (_code, row) => {
    expect(facts(row.zh)).toEqual(facts(row.en));
    expect(row.zh).toMatch(/[。！]$/);
    expect(row.en).toMatch(/[.!]$/);
    expect(row.status).toBeGreaterThanOrEqual(400);
  });

  it('is what docs/errors.md says', async () => {
    const file = new URL('../../../../../docs/errors.md', import.meta.url);
    expect(await readFile(file, 'utf8')).toBe(errorsDocument());
  });
});

describe('the language of a message', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['*', 'zh'],
    ['de', 'zh'],
    ['en', 'en'],
    ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0', 'zh'],
    ['de, en;q=0.3', 'en'],
  ])('of %j is %s', (header, language) => {
    expect(requestLanguage(header)).toBe(language);
  });
});
