import type { FileRow } from './store.ts';

/** Answers whether a person may read a case; `instances` knows. */
export type MayReadInstance = (personId: number, instanceId: number) => Promise<boolean>;

/** May this person read the file? Its owner may, and whoever may read the case that holds it. */
export async function mayReadFile(
  file: FileRow,
  personId: number,
  mayReadInstance: MayReadInstance,
): Promise<boolean> {
  if (file.ownerId === personId) return true;
  return file.instanceId !== null && (await mayReadInstance(personId, file.instanceId));
}
