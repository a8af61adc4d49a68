/** Full-width digits and letters ０–９Ａ–Ｚａ–ｚ lie this far behind their half-width forms. */
const FULL_WIDTH_OFFSET = 0xfee0;

/** Full-width digits and letters to half-width 全角转半角; Chinese punctuation stays. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET),
  );
}

/**
 * What a typed text is kept as: trimmed, half-width, line ends as `\n`, without control characters and broken
 * surrogates (PostgreSQL's jsonb takes neither).
 */
export function normaliseText(typed: string, multiLine: boolean): string {
  const lines = typed.replace(/\r\n?/g, '\n');
  const visible = lines.replace(multiLine ? /[^\P{Cc}\n\t]/gu : /\p{Cc}/gu, (character) =>
    character === '\n' || character === '\t' ? ' ' : '',
  );
  return halfWidth(visible.replace(/\p{Cs}/gu, '\u{fffd}')).trim();
}

/**
 * A typed number, code or address in plain characters 半角: compatibility forms (NFKC: １ ． ，￥ ＠) become plain ones, every
 * dash a hyphen, and what cannot be seen is dropped. `spaces` false takes all spaces away.
 */
export function plainText(typed: string, spaces: boolean): string {
  const plain = normaliseText(typed, false)
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '');
  return spaces ? plain.trim() : plain.replace(/\s/g, '');
}

/** Length as people count it: one per character, also beyond the basic plane. */
export function textLength(text: string): number {
  return Array.from(text).length;
}
