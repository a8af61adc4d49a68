import type { FileKind } from '@wangban/engine/form';
import type { fileWords } from '../../../locale/files.ts';

type FileWords = (typeof fileWords)['zh'];

/** What a field takes. */
export interface Takes {
  readonly kinds: readonly FileKind[];
  readonly megabytes: number;
  /** The kinds in the reader's language. */
  readonly names: string;
}

const MEGABYTE = 1024 * 1024;
const TYPES: { readonly [kind in FileKind]: RegExp } = {
  pdf: /^application\/pdf$/,
  image: /^image\/(jpeg|png|webp|heic|heif)$/,
  word: /wordprocessingml\.document$/,
  excel: /spreadsheetml\.sheet$/,
};
const EXTENSIONS: { readonly [kind in FileKind]: readonly string[] } = {
  pdf: ['pdf'],
  image: ['jpg', 'jpeg', 'png', 'webp', 'heic', 'heif'],
  word: ['docx'],
  excel: ['xlsx'],
};
/** Office until 2003 → the kind, and what it is saved as today. */
const OLD_OFFICE: ReadonlyMap<string, readonly [kind: FileKind, now: string]> = new Map([
  ['doc', ['word', 'docx']],
  ['xls', ['excel', 'xlsx']],
]);

/** What the file picker offers. */
export function acceptOf(kinds: readonly FileKind[]): string {
  const dotted = kinds.flatMap((kind) => EXTENSIONS[kind].map((extension) => `.${extension}`));
  return [...dotted, ...(kinds.includes('image') ? ['image/*'] : [])].join(',');
}

/** Whether a file is of one of these kinds by its media type. */
export function isOfKind(type: string, kinds: readonly FileKind[]): boolean {
  return kinds.some((kind) => TYPES[kind].test(type));
}

/** What is wrong with a chosen file before it is sent; the server looks again, at the content. */
export function checkFile(
  t: FileWords,
  file: Pick<File, 'name' | 'size' | 'type'>,
  { kinds, megabytes, names }: Takes,
): string | undefined {
  if (file.size === 0) return t.empty(file.name);
  const extension = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  const [oldKind, now = ''] = OLD_OFFICE.get(extension) ?? [];
  if (oldKind !== undefined && kinds.includes(oldKind)) return t.oldOffice(file.name, now);
  // Some phones give no type for HEIC, so the name decides too.
  const named = kinds.some((kind) => EXTENSIONS[kind].includes(extension));
  if (!isOfKind(file.type, kinds) && !named) return t.wrongType(file.name, names);
  if (file.size > megabytes * MEGABYTE) return t.tooBig(file.name, megabytes);
  return undefined;
}
