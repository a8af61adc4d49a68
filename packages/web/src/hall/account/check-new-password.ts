import type { accountWords } from '../../locale/account.ts';

/** What is wrong with a new password, by field. How long it must be is the server's policy, not ours. */
export function checkNewPassword(
  t: (typeof accountWords)['zh'],
  password: string,
  again: string,
): readonly (readonly ['password' | 'again', string])[] {
  if (password === '') return [['password', t.newPasswordMissing]];
  if (password !== again) return [['again', t.againWrong]];
  return [];
}
