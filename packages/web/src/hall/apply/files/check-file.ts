import type { applyWords } from '../../../locale/apply.ts';

type FileWords = (typeof applyWords)['zh']['files'];

/** The server's limit; here it only saves the wait. */
const LARGEST_BYTES = 10 * 1024 * 1024;
const TYPE = /^(application\/pdf|image\/(jpeg|png|webp|heic|heif))$/;
const EXTENSION = /\.(pdf|jpe?g|png|webp|heic|heif)$/i;

/** What the file picker offers. */
export const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.webp,.heic,image/*';

/** What is wrong with a chosen file before it is sent; the server looks again, at the content. */
export function checkFile(t: FileWords, file: Pick<File, 'name' | 'size' | 'type'>): string | undefined {
  if (file.size === 0) return t.empty(file.name);
  // Some phones give no type for HEIC, so the name decides too.
  if (!TYPE.test(file.type) && !EXTENSION.test(file.name)) return t.wrongType(file.name);
  if (file.size > LARGEST_BYTES) return t.tooBig(file.name);
  return undefined;
}
