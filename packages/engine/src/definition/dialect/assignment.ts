import type { ModdleElement } from 'bpmn-moddle';
import { child, children, extensions, text } from '../element.ts';
import { addOurs, amend } from './amend.ts';
import { leaveOut, refuse, take, takeElements, type Foreign } from './foreign.ts';
import { partsOfList } from './list.ts';
import { valueOf } from './texts.ts';

/** Attributes of one approver rule. */
type Rule = { readonly rule: string } & { readonly [attribute: string]: string };

/**
 * Who holds a user task 办理人: the assignee gets the task, candidates get one task that whoever is first may claim. A group
 * becomes a user group of the directory. A task that says nothing is left for the hall to decide about.
 */
export function adoptAssignment(foreign: Foreign): void {
  const { element } = foreign;
  const { assignee, users, groups } = named(foreign);
  if (extensions(element, 'wangban:Approval').length > 0) return;
  const candidates = [
    ...users.map((user) => personRule(foreign, user)),
    ...groups.flatMap((group) => groupRule(foreign, group)),
  ];
  const rules = assignee === undefined ? candidates : [personRule(foreign, assignee)];
  if (rules.length === 0) return;
  if (assignee !== undefined && candidates.length > 0) candidatesUnused(foreign, assignee);
  const approvers = rules.map((rule) => ({ $type: 'wangban:Approver', ...rule, $parent: element }));
  const pool = assignee === undefined ? { pool: 'true' } : undefined;
  addOurs(element, 'wangban:Approval', { quorum: 'any', ...pool, approvers });
}

interface Named {
  readonly assignee: string | undefined;
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

function named(foreign: Foreign): Named {
  if (foreign.dialect === 'zeebe') return ofZeebe(takeElements(foreign, 'assignmentDefinition')[0]);
  const standard = ofBpmn(foreign.element);
  return {
    assignee: take(foreign, 'assignee') ?? standard.assignee,
    users: [...partsOfList(take(foreign, 'candidateUsers')), ...standard.users],
    groups: [...partsOfList(take(foreign, 'candidateGroups')), ...standard.groups],
  };
}

function ofZeebe(definition: ModdleElement | undefined): Named {
  if (definition === undefined) return { assignee: undefined, users: [], groups: [] };
  const list = (name: string): readonly string[] => {
    const given = text(definition, name)?.trim();
    // A list that is worked out is one expression, whatever commas it holds.
    return given?.startsWith('=') === true ? [given] : partsOfList(given);
  };
  return {
    assignee: text(definition, 'assignee')?.trim(),
    users: list('candidateUsers'),
    groups: list('candidateGroups'),
  };
}

/** BPMN's own way: `humanPerformer`, and `potentialOwner` with `user(a), group(b)`, where a bare name is a group. */
function ofBpmn(element: ModdleElement): Named {
  const resources = children(element, 'resources');
  if (resources.length > 0) amend(element, { resources: [] });
  const performers = resources.filter(({ $type }) => $type === 'bpmn:HumanPerformer').flatMap(entries);
  const owners = resources.filter(({ $type }) => $type === 'bpmn:PotentialOwner').flatMap(entries);
  const inside = (kind: string): readonly string[] =>
    owners.flatMap((owner) =>
      owner.startsWith(`${kind}(`) && owner.endsWith(')') ? [owner.slice(kind.length + 1, -1).trim()] : [],
    );
  const bare = owners.filter((owner) => !/^(?:user|group)\(.*\)$/s.test(owner));
  return { assignee: performers[0], users: inside('user'), groups: [...inside('group'), ...bare] };
}

function entries(resource: ModdleElement): readonly string[] {
  const assignment = child(resource, 'resourceAssignmentExpression');
  const formal = assignment === undefined ? undefined : child(assignment, 'expression');
  return formal === undefined ? [] : partsOfList(text(formal, 'body'));
}

function personRule(foreign: Foreign, given: string): Rule {
  if (isInitiator(foreign, given)) return { rule: 'applicant' };
  const feel = valueOf(foreign, given);
  return isFixed(foreign, given)
    ? { rule: 'person', personNo: given }
    : { rule: 'expression', expression: feel };
}

function groupRule(foreign: Foreign, given: string): readonly Rule[] {
  if (isFixed(foreign, given)) return [{ rule: 'userGroup', group: given }];
  refuse(foreign, {
    zh: `“${foreign.id}”的候选组“${given}”是表达式，请写固定的用户组，或改用得出人员的 assignee 表达式`,
    en: `The candidate group “${given}” of “${foreign.id}” is an expression: write a fixed group, or an assignee expression that gives people`,
  });
  return [];
}

/** The variable that holds who started the case is the applicant, whatever its name. */
function isInitiator({ initiators, dialect }: Foreign, given: string): boolean {
  if (dialect === 'zeebe') return false;
  // Flowable's editor writes it this way, without braces.
  if (given === '$INITIATOR') return true;
  const inside = /^[$#]\{\s*(?<name>[\p{L}\p{N}_$]+)\s*\}$/u.exec(given)?.groups?.['name'];
  return inside !== undefined && initiators.has(inside);
}

function isFixed({ dialect }: Foreign, given: string): boolean {
  return dialect === 'zeebe' ? !given.startsWith('=') : !/[$#]\{/.test(given);
}

function candidatesUnused(foreign: Foreign, assignee: string): void {
  leaveOut(foreign, {
    zh: `“${foreign.id}”已指定办理人“${assignee}”，候选人和候选组不起作用，请删除其一`,
    en: `“${foreign.id}” is assigned to “${assignee}”, so its candidates have no effect: remove one of the two`,
  });
}
