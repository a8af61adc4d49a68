/** Key of a person 人员 in the hall's directory. */
export type PersonId = number;
/** Key of a unit 单位. */
export type UnitId = number;
/** Key of a class 班级. */
export type ClassId = number;
/** Key of a position 岗位: one post in one unit. */
export type PositionId = number;

/** One person as approver rules see them. `unit` is the unit they belong to (student: the college). */
export interface DirectoryPerson {
  readonly id: PersonId;
  readonly personNo: string;
  readonly name: string;
  readonly active: boolean;
  readonly unit: UnitId;
  readonly class?: ClassId;
}

/** One unit of the tree. `kind` is free text of the school, such as `college`, `department`, `office`. */
export interface DirectoryUnit {
  readonly id: UnitId;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent?: UnitId;
}

/**
 * Directory snapshot 组织快照: an immutable view of people and units at one moment, passed to
 * `decide` in the context. Lists are in a stable order and may hold inactive people.
 */
export interface Directory {
  person(id: PersonId): DirectoryPerson | undefined;
  personByNo(personNo: string): DirectoryPerson | undefined;
  unit(id: UnitId): DirectoryUnit | undefined;
  unitByCode(code: string): DirectoryUnit | undefined;
  /** Direct sub-units 下级单位, in the directory's order. */
  children(unit: UnitId): readonly UnitId[];
  /** The position with this code in this very unit (not in its parents), if the unit keeps one. */
  position(code: string, unit: UnitId): PositionId | undefined;
  /** Who holds the position now. */
  holders(position: PositionId): readonly PersonId[];
  /** Heads 负责人 of the unit. */
  heads(unit: UnitId): readonly PersonId[];
  /** Counsellors 辅导员 of the class. */
  counsellors(classId: ClassId): readonly PersonId[];
  /** Supervisors 导师 of the person. */
  supervisors(person: PersonId): readonly PersonId[];
}
