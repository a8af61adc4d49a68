import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';

/** 指定人员: the person with this number 学号/工号. */
export function person(personNo: string, { directory }: ApproverRequest): readonly PersonId[] {
  const found = directory.personByNo(personNo);
  return found === undefined ? [] : [found.id];
}
