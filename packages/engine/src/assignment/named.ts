import type { Principal } from '../events.ts';
import { applicant } from './applicant.ts';
import { counsellor } from './counsellor.ts';
import type { PersonId } from './directory.ts';
import { expression } from './expression.ts';
import { formField } from './form-field.ts';
import { headOfFieldUnit } from './head-of-field-unit.ts';
import { headsUpTo } from './heads-up-to.ts';
import { oneOf } from './one-of.ts';
import { person } from './person.ts';
import { picks } from './picks.ts';
import { position } from './position.ts';
import { relation } from './relation.ts';
import type { ApproverRequest } from './request.ts';
import { resolver } from './resolver.ts';
import { role } from './role.ts';
import type { ApproverRule } from './rule.ts';
import { sameAs } from './same-as.ts';
import { supervisor } from './supervisor.ts';
import { unitHead } from './unit-head.ts';
import { unitMembers } from './unit-members.ts';
import { unitPool } from './unit-pool.ts';
import { userGroup } from './user-group.ts';

/** What rules are resolved with. */
export interface Naming {
  readonly request: ApproverRequest;
  /** The seat is a pool: positions stay positions. */
  readonly pool: boolean;
  readonly mayDecide: (person: PersonId) => boolean;
}

/** Everybody whom the rules name 规则命中, in their order, each once; also who has left or may not decide. */
export function namedBy(rules: readonly ApproverRule[], naming: Naming): readonly Principal[] {
  return distinct(rules.flatMap((rule) => principals(rule, naming)));
}

function principals(rule: ApproverRule, naming: Naming): readonly Principal[] {
  const { request, pool } = naming;
  if (rule.rule !== 'position') return people(rule, naming).map((id) => ({ person: id }));
  const found = position(rule.position, rule.unit, request);
  if (found === undefined) return [];
  // A pool belongs to the position, whoever holds it later; a seat belongs to a person.
  if (pool) return [{ position: found }];
  return request.directory.holders(found).map((id) => ({ person: id }));
}

function people(
  rule: Exclude<ApproverRule, { rule: 'position' }>,
  { request, mayDecide }: Naming,
): readonly PersonId[] {
  switch (rule.rule) {
    case 'person':
      return person(rule.personNo, request);
    case 'role':
      return role(rule.role, rule.unit, request);
    case 'unitMembers':
      return unitMembers(rule.unit, rule.below, request);
    case 'unitHead':
      return unitHead(rule.level, request, rule.unit);
    case 'headsUpTo':
      return headsUpTo(rule.level, rule.position, request);
    case 'counsellor':
      return counsellor(request);
    case 'supervisor':
      return supervisor(request);
    case 'formField':
      return formField(rule.field, request);
    case 'headOfFieldUnit':
      return headOfFieldUnit(rule.field, rule.level, request);
    case 'applicant':
      return applicant(request);
    case 'applicantPicks':
    case 'previousPicks':
      return picks(rule.range, request);
    case 'userGroup':
      return userGroup(rule.group, request);
    case 'expression':
      return expression(rule.expression, request);
    case 'relation':
      return relation(rule, request);
    case 'sameAs':
      return sameAs(rule.node, request);
    case 'resolver':
      return resolver(rule.resolver, request);
    case 'unitPool':
      return unitPool(rule.unit, rule.mode, request);
    case 'oneOf':
      return oneOf(rule.strategy, rule.from, request, mayDecide);
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
