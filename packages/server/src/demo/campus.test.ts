import { describe, expect, test } from 'vitest';
import { buildCampus } from './campus.ts';
import { NAMED_PEOPLE } from './named-people.ts';

const campus = buildCampus();
const persons = new Map(campus.persons.map((person) => [person.personNo, person]));
const unitNames = new Set(campus.units.map(({ name }) => name));

const className = (code: string | null | undefined) => campus.classes.find((one) => one.code === code)?.name;

const counsellor = (inClass: string) =>
  campus.relations.find((r) => r.kind === 'counsellor' && r.class === inClass)?.person;

const holder = (code: string, unit: string) =>
  campus.positions.find((p) => p.code === code && p.unit === unit)?.person;

/** Units that the source bulletin names. */
const BULLETIN = [
  '学生公寓管理服务中心',
  '校长办公室信息管理科',
  '附属小学',
  '校工会',
  '学生工作处',
  '教务处',
  '研究生院',
  '人文与法学学院',
  '食品学院',
  '体育教学研究部',
  '资产管理处',
  '动物科学学院',
  '电子工程学院',
  '公共管理学院',
];

describe('the demo campus', () => {
  test('is the same every time', () => {
    expect(buildCampus()).toEqual(campus);
  });

  test('has every unit that the bulletin names, and twelve colleges with a student office each', () => {
    for (const name of BULLETIN) expect(unitNames).toContain(name);
    const colleges = campus.units.filter(({ kind }) => kind === 'college');
    expect(colleges).toHaveLength(12);
    for (const { code } of colleges) {
      const offices = campus.units.filter(
        ({ parent, name }) => parent === code && name.endsWith('学生工作办公室'),
      );
      expect(offices).toHaveLength(1);
      const posts = campus.positions.filter(({ unit }) => unit === code || unit === offices[0]?.code);
      expect(posts.map((post) => post.code)).toEqual(
        expect.arrayContaining(['dean', 'deputy-head-student', 'student-office-head']),
      );
    }
  });

  test('has about 2,600 students and 400 staff, numbered once each', () => {
    const staff = campus.persons.filter(({ affiliation }) => affiliation === 'staff').length;
    expect(persons.size).toBe(campus.persons.length);
    expect(staff).toBeGreaterThan(350);
    expect(staff).toBeLessThan(450);
    expect(campus.persons.length - staff).toBeGreaterThan(2500);
    expect(campus.persons.length - staff).toBeLessThan(2800);
  });

  test('gives every class a counsellor and every postgraduate a supervisor', () => {
    const counselled = new Set(campus.relations.flatMap((r) => (r.kind === 'counsellor' ? [r.class] : [])));
    const supervised = new Set(campus.relations.flatMap((r) => (r.kind === 'supervisor' ? [r.student] : [])));
    expect(campus.classes.filter(({ code }) => !counselled.has(code))).toEqual([]);
    const postgraduates = campus.persons.filter(({ affiliation }) => affiliation === 'postgraduate');
    expect(postgraduates.filter(({ personNo }) => !supervised.has(personNo))).toEqual([]);
  });

  test('names each of its known people once, and none of the bulletin', () => {
    for (const { personNo, name } of Object.values(NAMED_PEOPLE)) {
      expect(persons.get(personNo)?.name).toBe(name);
      expect(campus.persons.filter((person) => person.name === name)).toHaveLength(1);
    }
    expect(campus.persons.filter(({ name }) => ['蒋育燕', '田家炳'].includes(name))).toEqual([]);
  });

  test('puts the known people where the leave route finds them', () => {
    expect(className(persons.get('202410010101')?.class)).toBe('农学2401');
    expect(className(persons.get('202410020101')?.class)).toBe('食品2401');
    expect(counsellor('2024100101')).toBe('t1001');
    expect(counsellor('2024100201')).toBe('t1005');
    expect(holder('student-office-head', 'nxy-xgb')).toBe('t1002');
    expect(holder('deputy-head-student', 'nxy')).toBe('t1003');
    expect(holder('student-affairs-head', 'xsgzc')).toBe('t1004');
    expect(persons.get('t1006')?.unit).toBe('xzb-xxglk');
  });

  test('does not repeat one name too often', () => {
    const counts = new Map<string, number>();
    for (const { name } of campus.persons) counts.set(name, (counts.get(name) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBeLessThan(15);
  });
});
