/** Text of a file and the encoding it was found to be in. */
export interface Decoded {
  readonly encoding: string;
  readonly text: string;
}

/**
 * Decodes 文本解码: UTF-8 (with or without BOM), UTF-16LE with BOM (Excel's "Unicode text"), else GB18030
 * (what Excel on a Chinese Windows saves as CSV). Nothing is guessed byte by byte: a file that is not valid
 * in one encoding throughout is not that encoding. `undefined` = none of them.
 */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le', 'UTF-16LE');
  return decode(bytes, 'utf-8', 'UTF-8') ?? decode(bytes, 'gb18030', 'GB18030');
}

function decode(bytes: Uint8Array, label: string, encoding: string): Decoded | undefined {
  try {
    return { encoding, text: new TextDecoder(label, { fatal: true }).decode(bytes) };
  } catch {
    return undefined;
  }
}
