import type { FileDisk } from '../files/disk.ts';
import { keepFile } from '../files/upload-file.ts';
import type { Pool } from '../platform/db/pool.ts';
import { specimenPdf } from './specimen-pdf.ts';

/** Uploads the specimen certificate 样例证明 for a person, as if they had; gives the file's id. */
export function proofUploader(pool: Pool, disk: FileDisk): (personId: number, at: number) => Promise<string> {
  const file = { name: '诊断证明（样例）.pdf', type: 'application/pdf', bytes: specimenPdf() };
  return async (personId, at) => {
    const kept = await keepFile({ pool, disk }, file, personId, at);
    if ('refused' in kept) throw new Error(`the specimen was refused: ${kept.refused}`);
    return kept.id;
  };
}
