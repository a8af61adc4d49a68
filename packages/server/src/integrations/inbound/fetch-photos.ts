import { fetchPhoto, type Order, type Peer } from '@wangban/connectors/webhook';
import { checkFile, MAX_FILE_BYTES, type CheckedFile } from '../../files/upload-file.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { InboundDeps } from './deps.ts';
import { insertPhoto, photosOf } from './store.ts';

/** As many as anybody looks at. */
const MOST_PHOTOS = 12;

/** Photos of an event: ids of those that are new to the case; `again`: one could not be had now. */
export interface FetchedPhotos {
  readonly files: readonly string[];
  readonly again: boolean;
}

/** Where photos belong. */
export interface PhotoPlace {
  readonly system: string;
  readonly instanceId: number;
}

/**
 * Fetches the photos of an order 取回照片 that the hall does not have yet: checked like an upload, without EXIF data. What is no
 * picture is left out; nothing of this ever holds up the order for long.
 */
export async function fetchPhotos(
  deps: InboundDeps,
  peer: Peer,
  { id: orderId, photos = [] }: Order,
  { system, instanceId }: PhotoPlace,
): Promise<FetchedPhotos> {
  if (photos.length === 0) return { files: [], again: false };
  const known = await photosOf(deps.pool, system, orderId);
  const files: string[] = [];
  let again = false;
  for (const photo of photos.slice(0, MOST_PHOTOS)) {
    if (known.has(photo.id)) continue;
    const fetched = await fetchPhoto(peer, photo, MAX_FILE_BYTES);
    if (fetched.kind !== 'done') {
      again ||= fetched.kind === 'retry' || fetched.kind === 'slowDown';
      continue;
    }
    const checked = await pictureOf(photo.name, fetched.value.bytes);
    if (checked === undefined) continue;
    const file = await keep(deps, checked, { system, orderId, photoId: photo.id, instanceId });
    if (file !== undefined) files.push(file);
  }
  return { files, again };
}

/** Its own name, with the extension that its content has: systems often get that wrong. */
async function pictureOf(name: string | undefined, bytes: Buffer): Promise<CheckedFile | undefined> {
  const stem = (name ?? '').replace(/\.[^.]*$/, '') || 'photo';
  for (const candidate of [
    name ?? '',
    ...TYPES.map((type) => `${stem}.${type}`),
    ...TYPES.map((type) => `photo.${type}`),
  ]) {
    const checked = candidate === '' ? undefined : await checkFile(candidate, bytes);
    if (checked !== undefined && !('refused' in checked))
      return checked.type.startsWith('image/') ? checked : undefined;
  }
  return undefined;
}

const TYPES = ['jpg', 'png', 'webp', 'heic'] as const;

interface Place extends PhotoPlace {
  readonly orderId: string;
  readonly photoId: string;
}

/** First the bytes, durably, then the row; whoever is second throws its bytes away. */
async function keep(deps: InboundDeps, checked: CheckedFile, place: Place): Promise<string | undefined> {
  const { id, sha256 } = await deps.disk.keep(checked.bytes);
  const file = { id, name: checked.name, size: checked.bytes.length, type: checked.type };
  const isOurs = await transaction(deps.pool, (db) =>
    insertPhoto(db, { ...place, file, sha256, at: new Date(deps.clock()) }),
  );
  if (!isOurs) await deps.disk.remove(id);
  return isOurs ? id : undefined;
}
