import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';

/** 用户组: everybody on the list with this code, such as a committee 评审组. */
export function userGroup(code: string, { directory }: ApproverRequest): readonly PersonId[] {
  return directory.group?.(code) ?? [];
}
