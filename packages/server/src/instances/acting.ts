import { mayApplyFor, type Actor } from '../applying/policy.ts';
import type { InstanceDeps } from './deps.ts';

/** Who a case is for, and who filed it. */
export interface Filed {
  readonly service: string;
  readonly service_version: number;
  readonly applicant_id: number;
  readonly filer_id: number | null;
}

/** May this person do what is the applicant's 能否代办: they filed the case, and may still apply for its applicant. */
export async function mayActOn(
  deps: Pick<InstanceDeps, 'pool' | 'directory' | 'serviceByVersion'>,
  actor: Actor,
  row: Filed,
): Promise<boolean> {
  if (row.filer_id !== actor.personId) return false;
  const compiled = await deps.serviceByVersion(row.service, row.service_version);
  return compiled !== undefined && mayApplyFor(deps, actor, row.applicant_id, compiled);
}
