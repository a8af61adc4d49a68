import { signedGet } from '../../../foundation/src/signing/signature.ts';
import type { Centre } from '../orders/centre.ts';
import { writePicture } from './disk.ts';
import { pictureType } from './picture-type.ts';
import { claimFile, settleFile, type OrderFile } from './store.ts';

const MOST_BYTES = 20 * 1_048_576;
const LIMIT_MS = 20_000;
/** Links of the hall are good for 7 days: after these waits, in minutes, there is nothing left to fetch. */
const AGAIN_MINUTES = [1, 5, 30, 120, 600, 1440, 1440, 1440];

/** Fetches the pictures that the hall announced and that are due. Returns how many were tried. */
export async function fetchPictures(centre: Centre): Promise<number> {
  for (let tried = 0; ; tried += 1) {
    const file = await claimFile(centre.pool, centre.now());
    if (file === undefined) return tried;
    const result = await fetchOne(centre, file);
    await settleFile(centre.pool, file.id, result);
  }
}

async function fetchOne(centre: Centre, file: OrderFile): Promise<Parameters<typeof settleFile>[2]> {
  const url = file.hallUrl ?? '';
  // Only where the hall itself lives: a link must not lead us to somebody else's machine.
  if (!URL.canParse(url) || new URL(url).origin !== new URL(centre.hallUrl).origin) {
    return { failed: `not an address of the hall: ${url}` };
  }
  try {
    const bytes = await download(centre, url);
    const type = pictureType(bytes);
    if (type === undefined) return { failed: 'not a picture' };
    await writePicture(centre.data, file.id, bytes);
    return { stored: { type, bytes: bytes.length } };
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error);
    const minutes = AGAIN_MINUTES[file.attempts - 1];
    if (minutes === undefined) return { failed };
    return { failed, again: new Date(centre.now().getTime() + minutes * 60_000) };
  }
}

async function download(centre: Centre, url: string): Promise<Uint8Array> {
  const answer = await fetch(url, {
    headers: signedGet(centre.secrets.toHall, centre.now().getTime(), url),
    redirect: 'manual',
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  if (answer.status !== 200 || answer.body === null) {
    await answer.body?.cancel();
    throw new Error(`the hall answered ${answer.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    const bytes: Uint8Array = chunk;
    size += bytes.length;
    if (size > MOST_BYTES) throw new Error('larger than 20 MB');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
