/** Text of another system as the database can keep it 可存文字: without NUL and half characters. */
export function storableText(text: string): string {
  // UTF-8 has no half characters: what goes through it comes back whole.
  return Buffer.from(text.replaceAll('\u0000', '\ufffd'), 'utf8').toString('utf8');
}
