/** Width of a character in units of the font size: CJK characters are square, Latin ones about half as wide. */
function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2e80) return 1;
  if (/[MWmw@%]/.test(character)) return 0.85;
  return /[iljtfr.,;:'|!()[\] ]/.test(character) ? 0.32 : 0.56;
}

/** Breaks text into lines that fit a width 折行: between words, and between any two CJK characters. */
export function wrap(text: string, width: number, fontSize: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.trim().split(/\r?\n/)) {
    let line = '';
    let used = 0;
    for (const piece of paragraph.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+/gu) ?? []) {
      const size = Array.from(piece).reduce((sum, each) => sum + widthOf(each), 0) * fontSize;
      if (used + size > width && line.trim() !== '') {
        lines.push(line.trim());
        [line, used] = ['', 0];
      }
      if (line === '' && piece.trim() === '') continue;
      line += piece;
      used += size;
    }
    lines.push(line.trim());
  }
  return lines;
}
