import type { Directory, DirectoryPerson, UnitId } from './directory.ts';
import type { JsonObject } from '../json.ts';

/** What approver rules look at: the case's applicant and data, the directory of this moment, the service's owner. */
export interface ApproverRequest {
  readonly applicant: DirectoryPerson;
  readonly data: JsonObject;
  readonly directory: Directory;
  /** Owner unit 责任部门 of the service. */
  readonly owner: UnitId;
}
