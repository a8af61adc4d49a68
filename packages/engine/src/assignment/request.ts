import type { JsonObject } from '../json.ts';
import type { Directory, DirectoryPerson, PersonId, UnitId } from './directory.ts';

/** How much people have to do 工作量. Counted outside of the engine, the same for a whole command. */
export interface Workload {
  /** Open tasks of the person in the hall. */
  openTasks(person: PersonId): number;
  /** How often somebody was taken from the list of this key (`service/node`) so far. */
  turn(key: string): number;
}

/** Decided in advance for one node of one case 后续处理人安排. */
export interface NodePlan {
  readonly node: string;
  /** They take the place of the node's rules. */
  readonly people: readonly PersonId[] | undefined;
  /** Chosen where a rule asks for a choice 自选. */
  readonly picked: readonly PersonId[] | undefined;
  /** The node is passed without asking anybody. */
  readonly skip: true | undefined;
  /** The node was inserted 追加环节 behind this one. */
  readonly after: string | undefined;
}

/** What approver rules look at: the case's applicant and data, the directory of this moment, the service's owner. */
export interface ApproverRequest {
  readonly applicant: DirectoryPerson;
  readonly data: JsonObject;
  readonly directory: Directory;
  /** Owner unit 责任部门 of the service. */
  readonly owner: UnitId;
  /** Who filed the case for the applicant 代申请; the self rule covers both. */
  readonly filer?: PersonId | undefined;
  /** What the case itself knows; left out where no case exists (check of vacant posts). */
  readonly live?: LiveRequest;
}

/** What rules take from the case under way. Functions, so that a rule that does not ask costs nothing. */
export interface LiveRequest {
  readonly node: string;
  readonly service: string;
  /** What FEEL sees. */
  scope(): JsonObject;
  /** What was decided by hand about this node's next round; undefined = nothing. */
  plan(): NodePlan | undefined;
  /** Whose effective approvals passed a node. */
  approversOf(node: string): readonly PersonId[];
  /** Person numbers that a business system gave for this node; undefined = it did not answer. */
  answer(resolver: string): readonly string[] | undefined;
  readonly workload: Workload | undefined;
}
