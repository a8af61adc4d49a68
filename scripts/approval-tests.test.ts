import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDERS = { E: 'packages/engine/src', S: 'packages/server/src', F: 'tests/faults' } as const;
const NAMED = /(?:^|[ |])([ESF])\/([\w./-]+\.ts) › (.+?)(?: \||\.$|$)/gm;

/** A name as the page writes it: the quotes that its source had to escape are plain there. */
const plain = (text: string): string => text.replaceAll("\\'", "'");

test('every test that the page of rules names is there', async () => {
  const page = await readFile(path.join(ROOT, 'docs/approval-tests.md'), 'utf8');
  const named = [...page.matchAll(NAMED)];
  expect(named.length).toBeGreaterThan(130);
  const sources = new Map<string, string>();
  const missing: string[] = [];
  for (const [, letter, file, name] of named) {
    const folder = letter === 'E' ? FOLDERS.E : letter === 'S' ? FOLDERS.S : FOLDERS.F;
    const at = path.join(ROOT, folder, file ?? '');
    const source = sources.get(at) ?? plain(await readFile(at, 'utf8').catch(() => ''));
    sources.set(at, source);
    if (name === undefined || !source.includes(name)) missing.push(`${at} › ${name}`);
  }
  expect(missing).toEqual([]);
});

test('every row of the page names a test, or says what is missing', async () => {
  const page = await readFile(path.join(ROOT, 'docs/approval-tests.md'), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| (?!rule|pair)/.test(line));
  const silent = rows.filter((row) => !row.includes(' › ') && !row.includes('| — '));
  expect(silent).toEqual([]);
});
