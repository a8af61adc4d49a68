import type { APIRequestContext, Page } from '@playwright/test';
import { exif, segment } from '../../packages/server/src/files/picture-fixture.ts';

/** A file as Playwright and HTTP take it. */
export interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Answer of the hall to an upload: a reference, or a problem with its code. */
export interface UploadAnswer {
  readonly id?: string;
  readonly type?: string;
  readonly code?: string;
}

/** Uploads a file over HTTP. */
export async function upload(client: APIRequestContext, file: Chosen): Promise<UploadAnswer> {
  const answer = await client.post('/api/files', { multipart: { file } });
  return answer.json();
}

/** A photo as a phone takes it upright: it lies on its side (orientation 6), and says where it was taken. */
export async function phonePhoto(page: Page, name: string): Promise<Chosen> {
  const picture = await page.screenshot({ type: 'jpeg', clip: { x: 0, y: 0, width: 320, height: 240 } });
  const about = segment(0xe1, exif(6));
  const buffer = Buffer.concat([picture.subarray(0, 2), about, picture.subarray(2)]);
  return { name, mimeType: 'image/jpeg', buffer };
}

/** How wide and high a kept picture is shown. */
export async function sizeOf(
  page: Page,
  id: string,
): Promise<{ readonly width: number; readonly height: number }> {
  return page.evaluate<{ width: number; height: number }>(
    `new Promise((resolve, reject) => {
      const picture = new Image();
      picture.onload = () => resolve({ width: picture.naturalWidth, height: picture.naturalHeight });
      picture.onerror = () => reject(new Error('no picture'));
      picture.src = '/api/files/${id}';
    })`,
  );
}
