import type { Pool } from '../platform/db/pool.ts';
import { contentProblem } from './check-content.ts';
import type { FileDisk } from './disk.ts';
import { baseName, nameForType, nameProblem } from './file-name.ts';
import { contentType, FILE_TYPES } from './file-types.ts';
import type { OfficeProblem } from './office-file.ts';
import { type FileRef, insertFile, type Quota, type QuotaRefusal } from './store.ts';
import { stripMetadata } from './strip-metadata.ts';

/** Largest upload in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** What one person may hold, and upload in an hour. */
export const QUOTA: Quota = { bytes: 200 * 1024 * 1024, uploadsPerHour: 50 };
/** A picture of more pixels can exhaust the memory of whoever opens it (security: 40 Mpixel). */
const MAX_PIXELS = 40_000_000;

/** Why a file is not taken; each is a row of the error table. */
type FileRefusal =
  | 'FILE_ACTIVE'
  | 'FILE_DAMAGED'
  | 'FILE_DISGUISED'
  | 'FILE_EMPTY'
  | 'FILE_ENCRYPTED'
  | 'FILE_INFLATES'
  | 'FILE_NAME_UNSAFE'
  | 'FILE_TOO_MANY_PIXELS'
  | 'FILE_TYPE_REFUSED'
  | 'FILE_UNSAFE';

/** A refusal with the facts for its text. */
export interface Refused {
  readonly refused: FileRefusal;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A file that passed every check: its name, type, and bytes without metadata. */
export interface CheckedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Checks a file 检查上传: name, type by content, danger, damage; pictures lose their metadata. */
export async function checkFile(sentName: string, bytes: Buffer): Promise<CheckedFile | Refused> {
  const name = baseName(sentName);
  const refuse = (refused: FileRefusal, facts: Refused['facts'] = {}): Refused => ({ refused, facts });
  if (nameProblem(name) !== undefined) return refuse('FILE_NAME_UNSAFE');
  if (bytes.length === 0) return refuse('FILE_EMPTY', { name });
  const type = await contentType(bytes);
  const allowed = FILE_TYPES.map(({ label }) => label).join(', ');
  if ('problem' in type) return refuse(OFFICE_REFUSALS[type.problem], { name });
  if ('foreign' in type) return refuse('FILE_TYPE_REFUSED', { name, found: type.foreign, allowed });
  const kept = nameForType(name, type);
  if (kept === undefined) return refuse('FILE_DISGUISED', { name, found: type.label });
  const problem = contentProblem(bytes, type);
  if (problem === 'encrypted') return refuse('FILE_ENCRYPTED', { name });
  if (problem === 'polyglot') return refuse('FILE_UNSAFE', { name });
  const clean = stripMetadata(bytes, type);
  if (clean === undefined) return refuse('FILE_DAMAGED', { name });
  if (clean.pixels > MAX_PIXELS) return refuse('FILE_TOO_MANY_PIXELS', { name, limit: MAX_PIXELS / 1e6 });
  return { name: kept, type: type.mime, bytes: clean.bytes };
}

const OFFICE_REFUSALS: { readonly [problem in OfficeProblem]: FileRefusal } = {
  active: 'FILE_ACTIVE',
  damaged: 'FILE_DAMAGED',
  encrypted: 'FILE_ENCRYPTED',
  inflates: 'FILE_INFLATES',
};

/** Keeps a checked file 保存材料: first the bytes, durably, then the row; without room the bytes go again. */
export async function keepFile(
  deps: { readonly pool: Pool; readonly disk: FileDisk },
  file: CheckedFile,
  ownerId: number,
  now: number,
): Promise<FileRef | QuotaRefusal> {
  const { id, sha256 } = await deps.disk.keep(file.bytes);
  const ref = { id, name: file.name, size: file.bytes.length, type: file.type };
  // When this throws, the row may or may not be there (a broken connection does not tell): the sweep removes bytes
  // without a row.
  const refusal = await insertFile(deps.pool, { ...ref, ownerId, sha256, at: now }, QUOTA);
  if (refusal === undefined) return ref;
  await deps.disk.remove(id);
  return refusal;
}
