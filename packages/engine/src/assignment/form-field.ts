import type { PersonId } from './directory.ts';
import { peopleByNo } from './people-by-no.ts';
import type { ApproverRequest } from './request.ts';

/** 表单人员: the person, or the list of persons, whose numbers 学号/工号 the applicant entered in this field. */
export function formField(field: string, { data, directory }: ApproverRequest): readonly PersonId[] {
  return peopleByNo(Object.hasOwn(data, field) ? data[field] : undefined, directory);
}
