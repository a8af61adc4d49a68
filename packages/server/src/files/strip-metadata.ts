import type { CleanImage } from './clean-image.ts';
import type { FileType } from './file-types.ts';
import { blankHeic } from './blank-heic.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

const CLEANERS: ReadonlyMap<string, (bytes: Buffer) => CleanImage | undefined> = new Map([
  ['image/jpeg', stripJpeg],
  ['image/png', stripPng],
  ['image/webp', stripWebp],
  ['image/heic', blankHeic],
]);

/** Removes metadata 去除元数据 of pictures; other files stay as they are. `undefined` = the picture is damaged. */
export function stripMetadata(bytes: Buffer, type: FileType): CleanImage | undefined {
  const clean = CLEANERS.get(type.mime);
  return clean === undefined ? { bytes, pixels: 0 } : clean(bytes);
}
