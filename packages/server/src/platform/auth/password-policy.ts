import { walks, weakWords } from './weak-passwords.ts';

/** Why a new password 新密码 is refused. */
export type PasswordProblem = 'too-short' | 'too-simple' | 'common' | 'context';

const SHORTEST = 12;

/**
 * Policy `modern` (OWASP ASVS 5.0 6.2): at least twelve characters, no composition rules, nothing that guessing tries
 * first, none of the words around the person.
 * @param context the person's number and name and other words that an attacker knows
 */
export function passwordProblem(password: string, context: readonly string[]): PasswordProblem | undefined {
  if (Array.from(password).length < SHORTEST) return 'too-short';
  const text = password.normalize('NFKC').toLowerCase();
  if (isSimple(text)) return 'too-simple';
  const words = context.map((word) => word.toLowerCase()).filter((word) => word.length >= 4);
  if (words.some((word) => remainder(text, [word]).length < 6)) return 'context';
  const asLetters = plainLetters(text.replace(/[\d\p{P}\p{S}]+$/u, ''));
  const isCommon = [text, asLetters].some((form) => remainder(form, weakWords).length < 4);
  return isCommon ? 'common' : undefined;
}

/** Few different characters, a short block repeated, or a walk along the keyboard or alphabet. */
function isSimple(text: string): boolean {
  if (new Set(text).size < 5) return true;
  if (/^(.{1,6})\1+.{0,5}$/.test(text)) return true;
  return walkedAway(text).length < 4;
}

/** What is left when runs of four and more that follow a walk, either way, are taken out. */
function walkedAway(text: string): string {
  const lines = walks.flatMap((walk) => [walk, Array.from(walk).toReversed().join('')]);
  let rest = '';
  let at = 0;
  while (at < text.length) {
    const run = longestRun(text, at, lines);
    if (run < 4) rest += text[at] ?? '';
    at += run < 4 ? 1 : run;
  }
  return rest;
}

function longestRun(text: string, from: number, lines: readonly string[]): number {
  let length = 0;
  while (
    from + length < text.length &&
    lines.some((line) => line.includes(text.slice(from, from + length + 1)))
  ) {
    length += 1;
  }
  return length;
}

/** What is left of the letters when the words, longest first, and all digits and signs are taken out. */
function remainder(text: string, words: readonly string[]): string {
  const sorted = words.toSorted((a, b) => b.length - a.length);
  let rest = text;
  for (const word of sorted) rest = rest.replaceAll(word, '');
  return rest.replaceAll(/[\d\p{P}\p{S}\s]/gu, '');
}

/** p@ssw0rd → password. */
function plainLetters(text: string): string {
  return text.replaceAll(/[@4013$57!8]/g, (sign) => LETTERS[sign] ?? sign);
}

const LETTERS: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  $: 's',
  '5': 's',
  '7': 't',
  '!': 'i',
  '8': 'b',
};
