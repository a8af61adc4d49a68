import { fileTypeFromBuffer } from 'file-type';

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

/** All types that may be uploaded. */
export const FILE_TYPES: readonly FileType[] = [PDF, JPEG, PNG, WEBP, HEIC];

/** The type that an extension claims. */
export function extensionType(extension: string): FileType | undefined {
  const wanted = extension.trim().toLowerCase();
  return FILE_TYPES.find(({ extensions }) => extensions.includes(wanted));
}

/** What the content is 内容类型: one of ours, or another one with its name for the message. */
export async function contentType(bytes: Buffer): Promise<FileType | { readonly foreign: string }> {
  const found = await fileTypeFromBuffer(bytes);
  if (found === undefined) return { foreign: looksLikeText(bytes) ? 'TXT' : '?' };
  const mime = found.mime === 'image/heif' ? HEIC.mime : found.mime;
  return FILE_TYPES.find((type) => type.mime === mime) ?? { foreign: found.ext.toUpperCase() };
}

function looksLikeText(bytes: Buffer): boolean {
  return !bytes.subarray(0, 4096).includes(0);
}
