import { describe, expect, it } from 'vitest';
import { hitIn, titleText } from './hit.ts';
import { readQuery } from './query.ts';

const NAME = '本科生请假申请';

function shown(typed: string, ...texts: readonly string[]): string | undefined {
  const hit = hitIn((texts.length > 0 ? texts : [NAME]).map(titleText), readQuery(typed)?.words ?? []);
  return (
    hit && `${hit.text.slice(0, hit.from)}[${hit.text.slice(hit.from, hit.to)}]${hit.text.slice(hit.to)}`
  );
}

describe('hitIn', () => {
  it.each(['请假', '請假', 'qingjia', 'qj', 'ｑｊ'])('shows what %s means', (typed) => {
    expect(shown(typed)).toBe('本科生[请假]申请');
  });

  it.each([
    ['bksqj', '[本科生请假]申请'],
    ['shengqing', '本科[生请]假申请'],
    ['qing jia', '本科生[请]假申请'],
    ['假申', '本科生请[假申]请'],
  ])('finds %s at the start of a character: %s', (typed, expected) => {
    expect(shown(typed)).toBe(expected);
  });

  it.each(['ing', 'q', '宿舍', 'jj'])('finds no %s', (typed) => {
    expect(shown(typed)).toBeUndefined();
  });

  it('takes the first text that answers, and counts as browsers do', () => {
    expect(shown('病假', NAME, '病假条')).toBe('[病假]条');
    expect(shown('请假', '𠮷祥请假')).toBe('𠮷祥[请假]');
    expect(shown('leave', 'Sick LEAVE')).toBe('Sick [LEAVE]');
    expect(shown('a1', '教室 A-1 借用')).toBe('教室 [A-1] 借用');
  });
});
