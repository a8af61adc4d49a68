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
  /** Code of the building 楼栋 where they live. */
  readonly building?: string;
}

/** One unit of the tree. `kind` is free text of the school, such as `college`, `department`, `office`. */
export interface DirectoryUnit {
  readonly id: UnitId;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent?: UnitId;
}

/** Whom a relation 关系 is kept for: `班主任` of a class, `教学秘书` of a college, `宿管` of a building, anything of a person. */
export type RelationSubject =
  | { readonly kind: 'class'; readonly id: ClassId }
  | { readonly kind: 'unit'; readonly id: UnitId }
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'building'; readonly code: string };

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
  /** Members 成员 of this very unit. Left out, the hall knows of none. */
  members?(unit: UnitId): readonly PersonId[];
  /** Members of the user group 用户组 with this code. Left out, the hall keeps no groups. */
  group?(code: string): readonly PersonId[];
  /** Whom the relation table 关系表 names for a subject. Left out, the hall keeps no such relations. */
  related?(relation: string, subject: RelationSubject): readonly PersonId[];
  /** All units, for the check of vacant posts 空岗. */
  units?(): readonly UnitId[];
}
