import type { CampusDraft } from './campus.ts';
import { DEMO_UNIVERSITY, type DemoCollege } from './campus-units.ts';
import { NAMED_PEOPLE } from './named-people.ts';
import { holdersIn, POST_HOLDERS, type PostHolder } from './post-holders.ts';

const POSTGRADUATE_GRADES = ['23', '24', '25'];
const TEACHERS = 14;

/** Who stands in which post where a named person does. */
const NAMED_POSTS = new Map([
  [
    'nxy',
    {
      counsellor: NAMED_PEOPLE.counsellor,
      officeHead: NAMED_PEOPLE.officeHead,
      deputyHead: NAMED_PEOPLE.deputyHead,
    },
  ],
  [
    'spxy',
    {
      counsellor: NAMED_PEOPLE.secondCounsellor,
      officeHead: NAMED_PEOPLE.secondOfficeHead,
      deputyHead: NAMED_PEOPLE.secondDeputyHead,
    },
  ],
]);

/** Adds a college 学院 with its student office, staff, classes and students. */
export function buildCollege(draft: CampusDraft, college: DemoCollege, index: number): void {
  const named = NAMED_POSTS.get(college.code);
  const unit = college.code;
  const office = `${college.code}-xgb`;
  draft.units.push(
    { code: unit, name: college.name, kind: 'college', parent: DEMO_UNIVERSITY.code, sort: 100 + index },
    { code: office, name: `${college.name}学生工作办公室`, kind: 'office', parent: unit, sort: 0 },
    { code: `${unit}-dzb`, name: `${college.name}综合办公室`, kind: 'office', parent: unit, sort: 1 },
  );
  const post = (code: string, name: string, where: string, person: string, head = false): void => {
    draft.positions.push({ code, name, unit: where, person, head });
  };
  post('dean', '院长', unit, draft.staff(unit, holderOf(unit, 'dean')), true);
  post('party-secretary', '党委书记', unit, draft.staff(unit));
  post('deputy-head-student', '副院长（分管学生工作）', unit, draft.staff(unit, named?.deputyHead));
  for (const [code, name] of TEACHING_POSTS) post(code, name, unit, draft.staff(unit, holderOf(unit, code)));
  post('student-office-head', '学生工作办公室主任', office, draft.staff(office, named?.officeHead), true);
  post('office-head', '综合办公室主任', `${unit}-dzb`, draft.staff(`${unit}-dzb`), true);
  draft.staff(`${unit}-dzb`);
  // One counsellor looks after the classes of 2024, so that a named one has a class and not the whole college.
  const counsellors = {
    '22': draft.staff(office),
    '23': draft.staff(office),
    '24': draft.staff(office, named?.counsellor),
    '25': draft.staff(office),
  };
  const teachers = Array.from({ length: TEACHERS }, () => draft.staff(unit));
  if (unit === POST_HOLDERS.supervisor.unit) draft.staff(unit, POST_HOLDERS.supervisor);
  for (const [grade, counsellor] of Object.entries(counsellors)) {
    college.majors.forEach((major, at) => {
      const code = `20${grade}${college.number}0${at + 1}`;
      addClass(draft, college, { code, name: `${major}${grade}01`, counsellor });
    });
  }
  addPostgraduates(draft, college, counsellors['23'], teachers);
}

/** Posts that look after teaching; each college has them. */
const TEACHING_POSTS = [
  ['deputy-head-teaching', '副院长（分管教学）'],
  ['teaching-secretary', '教学秘书'],
  ['graduate-secretary', '研究生秘书'],
] as const;

function holderOf(unit: string, code: string): PostHolder | undefined {
  return holdersIn(unit).find(({ post }) => post?.code === code);
}

interface NewClass {
  readonly code: string;
  readonly name: string;
  readonly counsellor: string;
}

/** A class of 22 to 27 students; student number = class code and a running number. */
function addClass(draft: CampusDraft, college: DemoCollege, { code, name, counsellor }: NewClass): void {
  draft.classes.push({ code, name, unit: college.code });
  draft.relations.push({ kind: 'counsellor', class: code, person: counsellor });
  const size = 22 + draft.random.below(6);
  for (let seat = 1; seat <= size; seat++) {
    draft.student(`${code}${String(seat).padStart(2, '0')}`, 'undergraduate', college.code, code);
  }
}

/** Postgraduates: a small class a year, each with a supervisor, some with two. */
function addPostgraduates(
  draft: CampusDraft,
  college: DemoCollege,
  counsellor: string,
  teachers: readonly string[],
): void {
  const [first = counsellor, ...others] = teachers;
  for (const grade of POSTGRADUATE_GRADES) {
    const code = `20${grade}2${college.number.slice(1)}01`;
    draft.classes.push({ code, name: `${college.majors[0]}硕${grade}01`, unit: college.code });
    draft.relations.push({ kind: 'counsellor', class: code, person: counsellor });
    const size = 7 + draft.random.below(3);
    for (let seat = 1; seat <= size; seat++) {
      const student = `${code}${String(seat).padStart(2, '0')}`;
      draft.student(student, 'postgraduate', college.code, code);
      const isNamed = student === NAMED_PEOPLE.postgraduate.personNo;
      const main = isNamed ? POST_HOLDERS.supervisor.personNo : draft.random.pick([first, ...others]);
      draft.relations.push({ kind: 'supervisor', student, person: main });
      const second = draft.random.pick([first, ...others]);
      if (draft.random.below(5) === 0 && second !== main) {
        draft.relations.push({ kind: 'supervisor', student, person: second });
      }
    }
  }
}
