import type { Expression } from '../expression/index.ts';

/** Where a rule looks first: the applicant's unit, its nearest ancestor (or itself) of a kind, or a named unit. */
export type UnitScope =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'ancestor'; readonly unitKind: string }
  | { readonly kind: 'unit'; readonly code: string };

/** Whom somebody may choose 选择范围: who meets everything that is given; nothing given = every active person. */
export interface PickRange {
  /** People of this unit and everything below it. */
  readonly unit?: UnitScope;
  readonly group?: string;
  /** Holders of the posts with this code, within the unit when one is given. */
  readonly position?: string;
}

/** The list that one person is taken from; several parts are joined in this order. */
export interface OneOfList {
  readonly personNos: readonly string[];
  readonly group?: string;
  readonly position?: { readonly code: string; readonly unit: UnitScope };
}

/** Approver rule 审批人规则: who gets a seat. Resolved against the directory when the round opens. */
export type ApproverRule =
  | { readonly rule: 'person'; readonly personNo: string }
  | { readonly rule: 'role'; readonly role: string; readonly unit: UnitScope }
  | { readonly rule: 'position'; readonly position: string; readonly unit: UnitScope }
  | { readonly rule: 'unitMembers'; readonly unit: UnitScope; readonly below: boolean }
  | { readonly rule: 'unitHead'; readonly level: number; readonly unit?: UnitScope }
  | { readonly rule: 'headsUpTo'; readonly level: number; readonly position?: string }
  | { readonly rule: 'counsellor' }
  | { readonly rule: 'supervisor' }
  | { readonly rule: 'formField'; readonly field: string }
  | { readonly rule: 'headOfFieldUnit'; readonly field: string; readonly level: number }
  | { readonly rule: 'applicant' }
  | PickRule
  | { readonly rule: 'userGroup'; readonly group: string }
  | { readonly rule: 'expression'; readonly expression: Expression }
  | RelationRule
  | { readonly rule: 'sameAs'; readonly node: string }
  | { readonly rule: 'resolver'; readonly resolver: string }
  | { readonly rule: 'unitPool'; readonly unit: UnitScope; readonly mode: 'claim' | 'dispatch' }
  | { readonly rule: 'oneOf'; readonly strategy: OneOfStrategy; readonly from: OneOfList };

/** Somebody chooses: the applicant with the submit, or whoever approves before this node. */
export interface PickRule {
  readonly rule: 'applicantPicks' | 'previousPicks';
  readonly range: PickRange;
  readonly min: number;
  readonly max: number;
}

/** The relation table: the subject is the applicant's own, or named by a form field. */
export interface RelationRule {
  readonly rule: 'relation';
  readonly relation: string;
  readonly by: 'class' | 'unit' | 'building' | 'person';
  readonly field?: string;
}

/** How one of a list is taken: in turn 轮流, who has least to do 最少待办, or the first who is there 固定顺序. */
export type OneOfStrategy = 'roundRobin' | 'fewestOpen' | 'fixed';
