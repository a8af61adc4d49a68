import { upwards } from './climb.ts';
import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';

/**
 * 逐级负责人: heads in a row from the applicant's own unit, up to `level` steps above it. With a post the row ends at the
 * first unit that keeps it, whose holders come last in place of the heads.
 */
export function headsUpTo(
  level: number,
  post: string | undefined,
  { applicant, directory }: ApproverRequest,
): readonly PersonId[] {
  const found: PersonId[] = [];
  for (const unit of upwards(directory, applicant.unit).slice(0, level + 1)) {
    const last = post === undefined ? undefined : directory.position(post, unit);
    if (last !== undefined) return [...found, ...directory.holders(last)];
    found.push(...directory.heads(unit));
  }
  return found;
}
