import { upwards } from './climb.ts';
import type { PersonId, RelationSubject } from './directory.ts';
import type { ApproverRequest } from './request.ts';
import type { RelationRule } from './rule.ts';

/**
 * 关系表: whom the table names for the applicant's class, unit, building or person, or for what a form field names. For a
 * unit the nearest one counts that has an entry, from the unit itself up: a student's department need not repeat its college's.
 */
export function relation(rule: RelationRule, request: ApproverRequest): readonly PersonId[] {
  const { directory } = request;
  for (const subject of subjects(rule, request)) {
    const found = directory.related?.(rule.relation, subject) ?? [];
    if (found.length > 0) return found;
  }
  return [];
}

function subjects(
  { by, field }: RelationRule,
  { applicant, data, directory }: ApproverRequest,
): readonly RelationSubject[] {
  const named = field !== undefined && Object.hasOwn(data, field) ? data[field] : undefined;
  const text = typeof named === 'string' ? named : undefined;
  switch (by) {
    case 'class':
      return applicant.class === undefined ? [] : [{ kind: 'class', id: applicant.class }];
    case 'unit': {
      const unit = field === undefined ? applicant.unit : directory.unitByCode(text ?? '')?.id;
      return unit === undefined ? [] : upwards(directory, unit).map((id) => ({ kind: 'unit', id }));
    }
    case 'building': {
      const code = field === undefined ? applicant.building : text;
      return code === undefined ? [] : [{ kind: 'building', code }];
    }
    case 'person': {
      const id = field === undefined ? applicant.id : directory.personByNo(text ?? '')?.id;
      return id === undefined ? [] : [{ kind: 'person', id }];
    }
  }
}
