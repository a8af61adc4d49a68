import type { Directory, DirectoryPerson, PersonId, UnitId } from '../assignment/directory.ts';
import { namedBy } from '../assignment/named.ts';
import type { ApproverRule } from '../assignment/rule.ts';
import type { Flow, UserNode } from '../definition/flow.ts';

/** A vacant post 空岗: the rules of a node find nobody for applicants of a unit. */
export interface Vacancy {
  readonly node: string;
  readonly unit: UnitId;
  readonly rules: readonly ApproverRule['rule'][];
}

/**
 * Vacant posts 空岗检查: resolves every node for every unit that has members who may apply (left out: anybody), as if one of
 * them did. Nodes with a rule that looks at the person, the form or the case itself are not judged.
 */
export function vacancies(
  flow: Flow,
  directory: Directory,
  owner: UnitId,
  mayApply: (person: PersonId) => boolean = () => true,
): readonly Vacancy[] {
  const units = (directory.units?.() ?? []).filter((unit) => hasApplicants(directory, unit, mayApply));
  const nodes = Object.values(flow.nodes).filter((node): node is UserNode => node.kind === 'user');
  return nodes
    .filter(({ approval }) => approval.approvers.every(isUnitRule))
    .flatMap((node) =>
      units
        .filter((unit) => isVacant(node, unit, directory, owner))
        .map((unit) => ({ node: node.id, unit, rules: node.approval.approvers.map(({ rule }) => rule) })),
    );
}

function hasApplicants(directory: Directory, unit: UnitId, mayApply: (person: PersonId) => boolean): boolean {
  return (directory.members?.(unit) ?? []).some(
    (id) => directory.person(id)?.active === true && mayApply(id),
  );
}

/** Rules for which the unit alone decides whom they name. */
const UNIT_RULES: ReadonlySet<ApproverRule['rule']> = new Set([
  'person',
  'role',
  'position',
  'unitMembers',
  'unitHead',
  'headsUpTo',
  'userGroup',
  'unitPool',
  'oneOf',
]);

function isUnitRule(rule: ApproverRule): boolean {
  if (rule.rule === 'relation') return rule.by === 'unit' && rule.field === undefined;
  return UNIT_RULES.has(rule.rule);
}

function isVacant(node: UserNode, unit: UnitId, directory: Directory, owner: UnitId): boolean {
  const isActive = (id: PersonId): boolean => directory.person(id)?.active === true;
  const request = { applicant: anybodyOf(unit), data: {}, directory, owner };
  const named = namedBy(node.approval.approvers, { request, pool: false, mayDecide: isActive });
  return !named.some((each) => 'person' in each && isActive(each.person));
}

/** Somebody who does not exist, so that nobody is left out as the applicant. */
function anybodyOf(unit: UnitId): DirectoryPerson {
  return { id: -1, personNo: '', name: '', active: true, unit };
}
