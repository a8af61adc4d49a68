/**
 * Import rows 导入行: what a file, or the demo campus, says about the directory. Units, classes and people are named by
 * their codes and numbers. A value left out keeps what is stored; `null` clears it.
 */
export interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent?: string | null;
  readonly sort?: number;
  readonly active?: boolean;
}

/** A class 班级 of a unit (the college). */
export interface ClassRow {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly active?: boolean;
}

/** Affiliation 身份 of a person with the school. */
export type Affiliation = 'undergraduate' | 'postgraduate' | 'staff' | 'alumnus' | 'visitor';

/** A person 人员. */
export interface PersonRow {
  readonly personNo: string;
  readonly name: string;
  readonly affiliation: Affiliation;
  readonly unit: string;
  readonly class?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
}

/** A position 岗位 in a unit with one of its holders; no `person` = vacant. `head` = this person heads 负责 the unit. */
export interface PositionRow {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly person?: string;
  readonly head?: boolean;
}

/** Who looks after a class (counsellor 辅导员) or a student (supervisor 导师). */
export type RelationRow =
  | { readonly kind: 'counsellor'; readonly class: string; readonly person: string }
  | { readonly kind: 'supervisor'; readonly student: string; readonly person: string };

/** Rows of one kind of import. */
export type ImportRows =
  | { readonly kind: 'units'; readonly rows: readonly UnitRow[] }
  | { readonly kind: 'classes'; readonly rows: readonly ClassRow[] }
  | {
      readonly kind: 'persons';
      readonly rows: readonly PersonRow[];
      /** Numbers in rows that were refused: the file names these people, so they do not count as leavers. */
      readonly refused?: readonly string[];
    }
  | { readonly kind: 'positions'; readonly rows: readonly PositionRow[] }
  | { readonly kind: 'relations'; readonly rows: readonly RelationRow[] };

/** Codes and numbers are the same whatever the letter case. */
export const keyOf = (code: string): string => code.toLowerCase();
