import { expect, it } from 'vitest';
import { pastedValue, readPasted } from './paste-rows.ts';

it('reads rows as spreadsheets copy them, also cells with line ends and quotes', () => {
  expect(readPasted('灯管\t2\t10.5\r\n"开关\n双联"\t1\t"say ""hi"""\r\n')).toEqual([
    ['灯管', '2', '10.5'],
    ['开关\n双联', '1', 'say "hi"'],
  ]);
  expect(readPasted('灯管')).toBeUndefined();
});

it('knows options by their names, and yes and no', () => {
  const label = { zh: '类', en: 'Kind' };
  const options = [{ value: 'a', label: { zh: '甲', en: 'First' } }];
  expect(pastedValue({ type: 'choice', key: 'k', label, options }, ' 甲 ')).toBe('a');
  expect(pastedValue({ type: 'yesNo', key: 'k', label }, '是')).toBe(true);
  expect(pastedValue({ type: 'number', key: 'k', label }, ' 2 ')).toBe('2');
  expect(pastedValue({ type: 'number', key: 'k', label }, ' ')).toBeUndefined();
});
