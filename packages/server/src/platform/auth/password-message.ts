import type { Language } from '../errors/language.ts';
import type { FieldProblem } from '../errors/problem.ts';
import type { PasswordProblem } from './password-policy.ts';

const TEXTS: Readonly<Record<PasswordProblem, Readonly<Record<Language, string>>>> = {
  'too-short': {
    zh: '太短，至少 12 个字符。可以用几个不相干的词连成一句。',
    en: 'Too short: at least 12 characters. Several unrelated words make a good one.',
  },
  'too-simple': {
    zh: '太有规律（重复或连续的字符），请换一个不易猜到的。',
    en: 'Too regular (repeated or consecutive characters): choose one that is harder to guess.',
  },
  common: {
    zh: '由常见密码组成，容易被猜到，请换一个。',
    en: 'Made of common passwords and easily guessed: choose another.',
  },
  context: {
    zh: '含有您的编号、姓名或本站名称，容易被猜到，请换一个。',
    en: 'It holds your number, your name or the name of this site: choose another.',
  },
};

/** Says what is wrong with a new password, at its field. */
export function passwordFieldProblem(
  field: string,
  problem: PasswordProblem,
  language: Language,
): FieldProblem {
  return { field, code: problem, message: TEXTS[problem][language] };
}
