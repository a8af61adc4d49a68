import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isListed, leadsBack } from '../lifecycle/stages.ts';
import { demoLedger } from './demo-ledger.ts';

const NOW = Date.parse('2026-11-26T00:00:00Z');
const SERVICES = new URL('../../../../services/', import.meta.url);
const codes = (await readdir(SERVICES)).filter((name) => name !== 'callable');

describe('the demo’s ledger', () => {
  it.each(codes)('gives %s a past in order, with evidence, and a reason for each step back', (code) => {
    const rows = demoLedger(code, 'jwc', NOW);
    const times = rows.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThan(NOW);
    expect(rows.filter(({ evidence, lead }) => evidence === '' || lead === '')).toEqual([]);
    expect(isListed(rows.at(-1)?.stage ?? 'retired')).toBe(true);
    const back = rows.filter((row, index) => {
      const before = rows[index - 1];
      return before !== undefined && leadsBack(before, row);
    });
    expect(back.filter(({ reason }) => reason === '')).toEqual([]);
  });

  it('shows every stage and channel', () => {
    const rows = codes.flatMap((code) => demoLedger(code, 'jwc', NOW));
    expect(new Set(rows.map(({ stage }) => stage)).size).toBe(7);
    expect(new Set(rows.map(({ channel }) => channel)).size).toBe(4);
  });
});
