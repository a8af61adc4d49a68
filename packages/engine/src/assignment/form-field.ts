import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';

/** 表单人员: the person, or the list of persons, whose numbers 学号/工号 the applicant entered in this field. */
export function formField(field: string, { data, directory }: ApproverRequest): readonly PersonId[] {
  const value = Object.hasOwn(data, field) ? data[field] : undefined;
  const entries = Array.isArray(value) ? value : [value];
  return entries.flatMap((entry) => {
    const found = typeof entry === 'string' ? directory.personByNo(entry) : undefined;
    return found === undefined ? [] : [found.id];
  });
}
