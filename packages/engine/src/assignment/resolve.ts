import type { Approval } from '../definition/approval.ts';
import type { Principal } from '../events.ts';
import { applicant } from './applicant.ts';
import { counsellor } from './counsellor.ts';
import type { PersonId } from './directory.ts';
import { formField } from './form-field.ts';
import { person } from './person.ts';
import { position } from './position.ts';
import type { ApproverRequest } from './request.ts';
import type { ApproverRule } from './rule.ts';
import { superior } from './superior.ts';
import { supervisor } from './supervisor.ts';
import { unitHead } from './unit-head.ts';

/** Candidates per seat 席位: one principal each, or one pool seat with all of them. Empty = nobody could be found. */
export type Seating = readonly (readonly Principal[])[];

/**
 * Who is asked. Everybody the rules name, inactive people and duplicates dropped. Self rule 自审: the applicant is taken
 * out when others remain, else the superior is asked. Empty rule 空审批人: the heads of the owner unit, or nobody.
 */
export function resolveSeats(approval: Approval, request: ApproverRequest): Seating {
  const mayDecide = decider(approval, request);
  const named = distinct(approval.approvers.flatMap((rule) => principals(approval, rule, request)));
  const able = named.filter((principal) => isAble(principal, request, mayDecide));
  if (able.length > 0) return seated(approval, able);
  const stepsIn = substitutes(approval, named, request, mayDecide);
  return seated(approval, distinct(stepsIn.map((id) => ({ person: id }))));
}

/** Tells who may hold a seat here: active people, but not the applicant unless the node allows or names them. */
export function decider(
  approval: Approval,
  { applicant: self, directory }: ApproverRequest,
): (person: PersonId) => boolean {
  const selfAllowed =
    approval.self === 'allow' || approval.approvers.some(({ rule }) => rule === 'applicant');
  return (id) => directory.person(id)?.active === true && (selfAllowed || id !== self.id);
}

function isAble(
  principal: Principal,
  { directory }: ApproverRequest,
  mayDecide: (person: PersonId) => boolean,
): boolean {
  if ('person' in principal) return mayDecide(principal.person);
  return directory.holders(principal.position).some(mayDecide);
}

/** Who steps in when the rules found nobody: the superior if it was the applicant alone, then the owner. */
function substitutes(
  approval: Approval,
  named: readonly Principal[],
  request: ApproverRequest,
  mayDecide: (person: PersonId) => boolean,
): readonly PersonId[] {
  const { applicant: self, directory, owner } = request;
  const onlySelf = named.some((principal) =>
    'person' in principal
      ? principal.person === self.id
      : directory.holders(principal.position).includes(self.id),
  );
  const superiors = onlySelf ? superior(request, mayDecide) : [];
  if (superiors.length > 0) return superiors;
  return approval.empty === 'block' && !onlySelf ? [] : directory.heads(owner).filter(mayDecide);
}

function seated(approval: Approval, able: readonly Principal[]): Seating {
  if (able.length === 0) return [];
  return approval.pool ? [able] : able.map((principal) => [principal]);
}

function principals(approval: Approval, rule: ApproverRule, request: ApproverRequest): readonly Principal[] {
  if (rule.rule !== 'position') return people(rule, request).map((id) => ({ person: id }));
  const found = position(rule.position, rule.unit, request);
  if (found === undefined) return [];
  // A pool belongs to the position, whoever holds it later; a seat belongs to a person.
  if (approval.pool) return [{ position: found }];
  return request.directory.holders(found).map((id) => ({ person: id }));
}

function people(
  rule: Exclude<ApproverRule, { rule: 'position' }>,
  request: ApproverRequest,
): readonly PersonId[] {
  switch (rule.rule) {
    case 'person':
      return person(rule.personNo, request);
    case 'unitHead':
      return unitHead(rule.level, request);
    case 'counsellor':
      return counsellor(request);
    case 'supervisor':
      return supervisor(request);
    case 'formField':
      return formField(rule.field, request);
    case 'applicant':
      return applicant(request);
  }
}

function distinct(all: readonly Principal[]): readonly Principal[] {
  if (all.length < 2) return all;
  const seen = new Set<string>();
  return all.filter((principal) => {
    const key = 'person' in principal ? `p${principal.person}` : `o${principal.position}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
