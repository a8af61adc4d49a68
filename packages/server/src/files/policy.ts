import type { Session } from '../platform/http/session.ts';
import type { FileRow } from './store.ts';

/** Answers whether a person, with the roles of their session, may read a case; `instances` knows. */
export type MayReadInstance = (reader: Session, instanceId: number) => Promise<boolean>;

/** May this person read the file 能否下载材料? Its owner may, and whoever may read a case that holds it. */
export async function mayReadFile(
  file: FileRow,
  reader: Session,
  mayReadInstance: MayReadInstance,
): Promise<boolean> {
  if (file.ownerId === reader.personId) return true;
  for (const instanceId of file.instanceIds) if (await mayReadInstance(reader, instanceId)) return true;
  return false;
}
