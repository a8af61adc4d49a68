import type { FileType } from './file-types.ts';

/** Why the content of a file is refused although its type is fine. */
export type ContentProblem = 'encrypted' | 'polyglot';

/** Browsers sniff at most 1,445 bytes (WHATWG MIME Sniffing §5.2); what stands later cannot make a page of it. */
const SNIFFED_BYTES = 2048;
const PAGE = /<(!doctype\s+html|html|head|body|script|svg|iframe|object|embed|meta\s|\?php)/i;
/** The trailer of an encrypted PDF names its encryption dictionary (ISO 32000-1 §7.6.1); it is never compressed. */
const ENCRYPT = /^\/Encrypt\s*(\d+\s+\d+\s+R|<<)/;

/** Looks for content that is two things at once, or that nobody could read without a password. */
export function contentProblem(bytes: Buffer, type: FileType): ContentProblem | undefined {
  if (PAGE.test(bytes.toString('latin1', 0, SNIFFED_BYTES))) return 'polyglot';
  if (type.mime !== 'application/pdf') return undefined;
  return isEncrypted(bytes) ? 'encrypted' : undefined;
}

function isEncrypted(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('/Encrypt'); at >= 0; at = bytes.indexOf('/Encrypt', at + 1)) {
    if (ENCRYPT.test(bytes.toString('latin1', at, at + 64))) return true;
  }
  return false;
}
