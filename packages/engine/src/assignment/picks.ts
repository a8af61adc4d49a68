import { upwards } from './climb.ts';
import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';
import { role } from './role.ts';
import type { PickRange, UnitScope } from './rule.ts';
import { unitOf } from './unit-of.ts';

/** 自选审批人: those chosen for this node, as far as they are still inside the range when the round opens. */
export function picks(range: PickRange, request: ApproverRequest): readonly PersonId[] {
  const chosen = request.live?.plan()?.picked ?? [];
  const isInside = inRange(range, request);
  return chosen.filter(isInside);
}

/** Tells who may be chosen: active people who meet everything that the range names. */
export function inRange(range: PickRange, request: ApproverRequest): (person: PersonId) => boolean {
  const { directory } = request;
  const { group, position: post } = range;
  const unit = range.unit === undefined ? undefined : unitOf(range.unit, request);
  const listed = group === undefined ? undefined : new Set(directory.group?.(group) ?? []);
  const holders = post === undefined ? undefined : new Set(postHolders(post, range.unit, request));
  return (id) => {
    const person = directory.person(id);
    if (person?.active !== true) return false;
    if (range.unit !== undefined && (unit === undefined || !upwards(directory, person.unit).includes(unit)))
      return false;
    return (listed?.has(id) ?? true) && (holders?.has(id) ?? true);
  };
}

/** Without a unit the whole tree above the applicant is looked through. */
function postHolders(code: string, scope: UnitScope | undefined, request: ApproverRequest) {
  if (scope !== undefined) return role(code, scope, request);
  const top = upwards(request.directory, request.applicant.unit).at(-1);
  const root = top === undefined ? undefined : request.directory.unit(top)?.code;
  return root === undefined ? [] : role(code, { kind: 'unit', code: root }, request);
}
