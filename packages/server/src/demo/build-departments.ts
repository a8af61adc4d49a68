import type { CampusDraft } from './campus.ts';
import { DEMO_DEPARTMENTS, DEMO_UNIVERSITY, type DemoDepartment } from './campus-units.ts';
import { NAMED_PEOPLE, type NamedPerson } from './named-people.ts';
import { holdersIn } from './post-holders.ts';

/** Named people who work in a department or section without heading it. */
const NAMED_MEMBERS = new Map<string, NamedPerson>([
  ['xzb-xxglk', NAMED_PEOPLE.figures],
  ['wlzx', NAMED_PEOPLE.admin],
  ['sjc', NAMED_PEOPLE.auditor],
]);

/** Adds the departments and service units 部处与直属单位 with their heads and a few members each. */
export function buildDepartments(draft: CampusDraft): void {
  DEMO_DEPARTMENTS.forEach((department, index) => {
    draft.units.push({
      code: department.code,
      name: department.name,
      kind: department.kind,
      parent: DEMO_UNIVERSITY.code,
      sort: 200 + index,
    });
    addHead(draft, department);
    addMembers(draft, department.code, 2 + draft.random.below(3));
    department.offices?.forEach((office, at) => {
      draft.units.push({ ...office, kind: 'office', parent: department.code, sort: at });
      const person = draft.staff(office.code);
      draft.positions.push({ code: 'section-head', name: '科长', unit: office.code, person, head: true });
      addMembers(draft, office.code, 2);
    });
  });
}

/** Student affairs has its own position code: the leave flow asks for it. */
function addHead(draft: CampusDraft, department: DemoDepartment): void {
  const isStudentAffairs = department.code === 'xsgzc';
  const head = holdersIn(department.code).find(({ post }) => post?.code === 'head');
  const person = draft.staff(department.code, isStudentAffairs ? NAMED_PEOPLE.studentAffairs : head);
  const code = isStudentAffairs ? 'student-affairs-head' : 'head';
  draft.positions.push({
    code,
    name: `${department.name}${department.title}`,
    unit: department.code,
    person,
    head: true,
  });
}

function addMembers(draft: CampusDraft, unit: string, size: number): void {
  for (const holder of holdersIn(unit)) {
    if (holder.post === undefined || holder.post.code === 'head') continue;
    draft.positions.push({ ...holder.post, unit, person: draft.staff(unit, holder), head: false });
  }
  const named = NAMED_MEMBERS.get(unit);
  if (named !== undefined) draft.staff(unit, named);
  for (let seat = 0; seat < size; seat++) draft.staff(unit);
}
