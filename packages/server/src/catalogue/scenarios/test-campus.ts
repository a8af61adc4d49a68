import { NAMED_PEOPLE } from '../../demo/named-people.ts';
import { POST_HOLDERS, type PostHolder } from '../../demo/post-holders.ts';
import { buildSnapshot, type DirectorySnapshot } from '../../people/snapshot.ts';
import type { PersonRow } from '../../people/store.ts';

/**
 * People of the test campus 测试校园, by the names that scenarios use. Those of the demo campus carry the same numbers;
 * the others are for what a real school has too: a class without counsellor, a vacant post, somebody who has left.
 */
const PEOPLE = {
  ...NAMED_PEOPLE,
  ...POST_HOLDERS,
  newStudent: { personNo: '202410010201', name: '陈思远' },
  thirdStudent: { personNo: '202410030101', name: '赵雅琪' },
  coCounsellor: { personNo: 't1011', name: '冯国栋' },
  colleague: { personNo: 't1012', name: '蒋雪梅' },
  studentAffairsDeputy: { personNo: 't1013', name: '蔡明远' },
  leaver: { personNo: 't1014', name: '韩立新' },
} as const;
type Name = keyof typeof PEOPLE;

const UNITS = [
  { id: 1, code: 'university', name: '测试大学', kind: 'university', parentId: null },
  { id: 2, code: 'nxy', name: '农学院', kind: 'college', parentId: 1 },
  { id: 3, code: 'nxy-xgb', name: '农学院学生工作办公室', kind: 'office', parentId: 2 },
  { id: 4, code: 'spxy', name: '食品学院', kind: 'college', parentId: 1 },
  { id: 5, code: 'spxy-xgb', name: '食品学院学生工作办公室', kind: 'office', parentId: 4 },
  { id: 6, code: 'xsgzc', name: '学生工作处', kind: 'department', parentId: 1 },
  { id: 7, code: 'yyxy', name: '园艺学院', kind: 'college', parentId: 1 },
  { id: 8, code: 'jwc', name: '教务处', kind: 'department', parentId: 1 },
  { id: 9, code: 'jwc-xjk', name: '教务处学籍管理科', kind: 'office', parentId: 8 },
  { id: 10, code: 'jwc-ksk', name: '教务处考试管理科', kind: 'office', parentId: 8 },
  { id: 11, code: 'jwc-jxk', name: '教务处教学运行科', kind: 'office', parentId: 8 },
  { id: 12, code: 'yjsy', name: '研究生院', kind: 'department', parentId: 1 },
  { id: 13, code: 'yjsy-pyk', name: '研究生院培养办公室', kind: 'office', parentId: 12 },
  { id: 14, code: 'rsc', name: '人事处', kind: 'department', parentId: 1 },
  { id: 15, code: 'cwc', name: '财务处', kind: 'department', parentId: 1 },
  { id: 16, code: 'zcglc', name: '资产管理处', kind: 'department', parentId: 1 },
  { id: 17, code: 'xgh', name: '校工会', kind: 'department', parentId: 1 },
  { id: 18, code: 'xsgy', name: '学生公寓管理服务中心', kind: 'institute', parentId: 1 },
  { id: 19, code: 'xyy', name: '校医院', kind: 'institute', parentId: 1 },
  { id: 20, code: 'tyb', name: '体育教学研究部', kind: 'institute', parentId: 1 },
  { id: 21, code: 'fsxx', name: '附属小学', kind: 'institute', parentId: 1 },
] as const;

function unitWith(code: string): number {
  return UNITS.find((unit) => unit.code === code)?.id ?? 1;
}

const CLASSES = [
  { id: 1, name: '农学2401' },
  { id: 2, name: '食品2401' },
  { id: 3, name: '农学2402' },
  { id: 4, name: '园艺2401' },
  { id: 5, name: '农学硕2401' },
] as const;

const STUDENTS: { readonly [name in Name]?: readonly [unit: number, classId: number] } = {
  student: [2, 1],
  secondStudent: [4, 2],
  newStudent: [2, 3],
  thirdStudent: [7, 4],
  postgraduate: [2, 5],
};

const STAFF_UNITS: { readonly [name in Name]?: number } = {
  counsellor: 3,
  coCounsellor: 7,
  colleague: 3,
  leaver: 7,
  officeHead: 3,
  deputyHead: 2,
  studentAffairs: 6,
  studentAffairsDeputy: 6,
  secondCounsellor: 5,
  secondOfficeHead: 5,
  secondDeputyHead: 4,
};

const HOLDERS: readonly PostHolder[] = Object.values(POST_HOLDERS);

const NAMES = Object.entries(PEOPLE).map(([name, { personNo }]) => ({ name, personNo }));
const idOf = (name: Name): number => NAMES.findIndex((each) => each.name === name) + 1;
const idOfNo = (no: string): number => NAMES.findIndex(({ personNo }) => personNo === no) + 1;

/** The directory of the test campus. */
export function testCampus(): DirectorySnapshot {
  return buildSnapshot({
    revision: 1,
    units: UNITS,
    classes: CLASSES,
    persons: Object.entries(PEOPLE).map(([name, person], index) => personRow(index + 1, name, person)),
    positions: [
      post(1, 'student-office-head', '学生工作办公室主任', 3, 'officeHead'),
      post(2, 'deputy-head-student', '副院长（分管学生工作）', 2, 'deputyHead'),
      post(3, 'student-office-head', '学生工作办公室主任', 5, 'secondOfficeHead'),
      post(4, 'deputy-head-student', '副院长（分管学生工作）', 4, 'secondDeputyHead'),
      post(5, 'student-affairs-head', '学生工作处负责人', 6, 'studentAffairs', 'studentAffairsDeputy'),
      // 园艺学院 keeps the post and has nobody in it.
      post(6, 'student-office-head', '学生工作办公室主任', 7),
      ...HOLDERS.flatMap(({ personNo, unit, post: held }, index) =>
        held === undefined
          ? []
          : [{ id: 7 + index, ...held, unitId: unitWith(unit), holders: [idOfNo(personNo)] }],
      ),
    ],
    heads: [
      { subjectId: 6, people: [idOf('studentAffairs')] },
      { subjectId: 2, people: [idOf('dean')] },
      ...HOLDERS.filter(({ post: held }) => held?.code === 'head').map(({ personNo, unit }) => ({
        subjectId: unitWith(unit),
        people: [idOfNo(personNo)],
      })),
    ],
    counsellors: [
      { subjectId: 1, people: [idOf('counsellor')] },
      { subjectId: 2, people: [idOf('secondCounsellor')] },
      { subjectId: 4, people: [idOf('coCounsellor'), idOf('counsellor'), idOf('leaver')] },
      { subjectId: 5, people: [idOf('counsellor')] },
    ],
    supervisors: [{ subjectId: idOf('postgraduate'), people: [idOf('supervisor')] }],
  });
}

/** Name of a person in scenarios; their number when they have none. */
export function scenarioName(personNo: string): string {
  return NAMES.find((each) => each.personNo === personNo)?.name ?? personNo;
}

/** Number of a person that a scenario names, by name or number. */
export function personNoOf(who: string): string {
  return NAMES.find(({ name }) => name === who)?.personNo ?? who;
}

function personRow(
  id: number,
  name: string,
  person: { readonly personNo: string; readonly name: string },
): PersonRow {
  const student = new Map(Object.entries(STUDENTS)).get(name);
  const holder = HOLDERS.find(({ personNo }) => personNo === person.personNo);
  const unit = student?.[0] ?? new Map(Object.entries(STAFF_UNITS)).get(name) ?? unitWith(holder?.unit ?? '');
  return {
    id,
    personNo: person.personNo,
    name: person.name,
    pinyin: '',
    initials: '',
    affiliation: student === undefined ? 'staff' : name === 'postgraduate' ? 'postgraduate' : 'undergraduate',
    unitId: unit,
    classId: student?.[1] ?? null,
    email: null,
    phone: null,
    active: name !== 'leaver',
  };
}

function post(id: number, code: string, name: string, unitId: number, ...holders: readonly Name[]) {
  return { id, code, name, unitId, holders: holders.map(idOf) };
}
