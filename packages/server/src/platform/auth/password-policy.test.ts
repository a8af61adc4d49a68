import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password-policy.ts';

const context = ['202410010101', '李晓雨', 'lixiaoyu', 'wangban'];

describe('the password policy', () => {
  it.each([
    'correct horse battery staple',
    '麦田里的守望者与十二只猫',
    'tractor-violet-umbrella',
    'Xk7#qpLw92vTz!',
    'northwind-kettle-4417',
  ])('accepts %s', (password) => {
    expect(passwordProblem(password, context)).toBeUndefined();
  });

  it.each([
    ['elevenchars', 'too-short'],
    ['aaaaaaaaaaaaaa', 'too-simple'],
    ['abcabcabcabc', 'too-simple'],
    ['123456789012', 'too-simple'],
    ['qwertyuiop123', 'too-simple'],
    ['1qaz2wsx3edc4rfv', 'too-simple'],
    ['password2026', 'common'],
    ['P@ssw0rd12345', 'common'],
    ['woaini1314520', 'common'],
    ['wodemima2026!', 'common'],
    ['iloveyoumonkey', 'common'],
    ['202410010101ab', 'context'],
    ['lixiaoyu2026!!', 'context'],
    ['Wangban@2026!!', 'context'],
  ])('refuses %s as %s', (password, problem) => {
    expect(passwordProblem(password, context)).toBe(problem);
  });
});
