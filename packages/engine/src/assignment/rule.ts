/** Where a position rule looks first: the applicant's unit, its nearest ancestor (or itself) of a kind, or a named unit. */
export type UnitScope =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'ancestor'; readonly unitKind: string }
  | { readonly kind: 'unit'; readonly code: string };

/** Approver rule 审批人规则: who gets a seat. Resolved against the directory when the round opens. */
export type ApproverRule =
  | { readonly rule: 'person'; readonly personNo: string }
  | { readonly rule: 'position'; readonly position: string; readonly unit: UnitScope }
  | { readonly rule: 'unitHead'; readonly level: number }
  | { readonly rule: 'counsellor' }
  | { readonly rule: 'supervisor' }
  | { readonly rule: 'formField'; readonly field: string }
  | { readonly rule: 'applicant' };
