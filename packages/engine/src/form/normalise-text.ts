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

/** Length as people count it: one per character, also beyond the basic plane. */
export function textLength(text: string): number {
  return Array.from(text).length;
}
