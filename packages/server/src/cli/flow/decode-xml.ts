/** Byte order marks, which win over what the file says of itself. */
const MARKS = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;

/** The text of an XML file 文件编码, in whatever encoding its editor wrote it: old Chinese tools write GBK, some others UTF-16. */
export function decodeXml(bytes: Uint8Array): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  return decoder(marked?.[0] ?? declared(bytes)).decode(bytes);
}

function declared(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^<\?xml[^>]*\sencoding=["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8';
}

/** An encoding that nobody knows is taken for UTF-8; the parser will say what it cannot read. */
function decoder(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder();
  }
}
