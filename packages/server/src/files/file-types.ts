import { fileTypeFromBuffer } from 'file-type';
import { isZip } from '../platform/zip/inspect-zip.ts';
import { type OfficeKind, type OfficeProblem, readOfficeFile } from './office-file.ts';

/** A type of file 文件类型 that may be uploaded. The content decides it, the extension must agree. */
export interface FileType {
  readonly mime: string;
  /** As people know it. */
  readonly label: string;
  readonly extensions: readonly [string, ...string[]];
}

const PDF: FileType = { mime: 'application/pdf', label: 'PDF', extensions: ['pdf'] };
const JPEG: FileType = { mime: 'image/jpeg', label: 'JPEG', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] };
const PNG: FileType = { mime: 'image/png', label: 'PNG', extensions: ['png'] };
const WEBP: FileType = { mime: 'image/webp', label: 'WebP', extensions: ['webp'] };
const HEIC: FileType = { mime: 'image/heic', label: 'HEIC', extensions: ['heic', 'heif'] };

const OFFICE: { readonly [kind in OfficeKind]: FileType } = {
  docx: {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    label: 'Word (.docx)',
    extensions: ['docx'],
  },
  xlsx: {
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    label: 'Excel (.xlsx)',
    extensions: ['xlsx'],
  },
};

/** All types that may be uploaded; which of them a form takes, its field says. */
export const FILE_TYPES: readonly FileType[] = [PDF, JPEG, PNG, WEBP, HEIC, OFFICE.docx, OFFICE.xlsx];

/** The type that an extension claims. */
export function extensionType(extension: string): FileType | undefined {
  const wanted = extension.trim().toLowerCase();
  return FILE_TYPES.find(({ extensions }) => extensions.includes(wanted));
}

/** What the content is 内容类型: one of ours, another one with its name for the message, or an Office file that is refused. */
export type ContentType = FileType | { readonly foreign: string } | { readonly problem: OfficeProblem };

/** Looks at the content of a file. A zip is never given to the library: it would unpack before anybody has counted. */
export async function contentType(bytes: Buffer): Promise<ContentType> {
  if (isZip(bytes)) {
    const office = await readOfficeFile(bytes);
    return 'kind' in office ? OFFICE[office.kind] : office;
  }
  const found = await fileTypeFromBuffer(bytes);
  if (found === undefined) return { foreign: looksLikeText(bytes) ? 'TXT' : '?' };
  if (found.mime === COMPOUND) return compoundFile(bytes);
  const mime = found.mime === 'image/heif' ? HEIC.mime : found.mime;
  return FILE_TYPES.find((type) => type.mime === mime) ?? { foreign: found.ext.toUpperCase() };
}

/** Compound files (MS-CFB): Word and Excel until 2003, and today's when they have a password (MS-OFFCRYPTO 2.2). */
const COMPOUND = 'application/x-cfb';
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

function compoundFile(bytes: Buffer): ContentType {
  return bytes.includes(ENCRYPTED_PACKAGE) ? { problem: 'encrypted' } : { foreign: 'DOC / XLS (97–2003)' };
}

function looksLikeText(bytes: Buffer): boolean {
  return !bytes.subarray(0, 4096).includes(0);
}
