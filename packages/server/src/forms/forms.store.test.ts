import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type JsonObject, jsonSchemaOf } from '@wangban/engine';
import type { Form } from '@wangban/engine/form';
import { checkForm } from '@wangban/engine/form-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { createCompiledServices } from '../catalogue/compiled.ts';
import { importGallery } from '../catalogue/testing/import-gallery.ts';
import { createDirectory, type LiveDirectory } from '../people/directory.ts';
import type { TestClient } from '../platform/testing/http-client.ts';
import { createTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { checkAnswers } from './check-answers.ts';
import { registerFormRoutes } from './routes.ts';

let hall: TestHall;
let app: TestApp;
let client: TestClient;
let form: Form;
let directory: LiveDirectory;
let student: number;
let good: { readonly [key: string]: unknown };

beforeAll(async () => {
  hall = await createTestHall();
  const version = await importGallery(hall);
  await hall.pool.query(
    `INSERT INTO unit (code, name, kind) VALUES ('nxy', '农学院', 'college'), ('spxy', '食品学院', 'college')`,
  );
  await hall.pool.query(
    `INSERT INTO class (code, name, unit_id) SELECT 'nx2401', '农学2401', id FROM unit WHERE code = 'nxy'`,
  );
  await hall.pool.query(
    `INSERT INTO person (person_no, name, pinyin, initials, affiliation, unit_id, class_id)
     SELECT no, p.name, pinyin, initials, affiliation, unit.id, class.id
     FROM (VALUES ('20240001', '李晓雨', 'lixiaoyu', 'lxy', 'undergraduate', 'nx2401'), ('20240002', '王子轩', 'wangzixuan', 'wzx', 'undergraduate', 'nx2401'),
       ('20240003', '陈思远', 'chensiyuan', 'csy', 'undergraduate', NULL), ('30001', '周文静', 'zhouwenjing', 'zwj', 'staff', NULL))
       AS p (no, name, pinyin, initials, affiliation, class) LEFT JOIN class ON class.code = p.class, unit WHERE unit.code = 'nxy'`,
  );
  await hall.pool.query(
    `INSERT INTO revision (topic) VALUES ('directory') ON CONFLICT (topic) DO UPDATE SET value = revision.value + 1`,
  );
  directory = await createDirectory(hall.pool);
  student = directory.current().personByNo('20240001')?.id ?? 0;
  const catalogue = await createCatalogue(hall.pool);
  const serviceByVersion = createCompiledServices(hall.pool, directory);
  const compiled = await serviceByVersion('gallery', version);
  if (compiled?.form === undefined) throw new Error('no form');
  ({ form } = compiled);
  app = await createTestApp(hall, {}, (server) => {
    registerFormRoutes(server, { pool: hall.pool, catalogue, serviceByVersion, directory });
  });
  client = await app.clientOf(student);
  good = JSON.parse(await readFile(new URL('../../../../tests/gallery/good.json', import.meta.url), 'utf8'));
});
afterAll(async () => {
  await app.close();
  await hall.close();
});

async function options(
  field: string,
  more: string = '',
): Promise<readonly { id: string; name: string; parts: boolean }[]> {
  const { status, body } = await client.get(`/api/services/gallery/form/options?field=${field}${more}`);
  expect(status).toBe(200);
  return Object(body).items;
}
const namesOf = async (field: string, more?: string) => (await options(field, more)).map(({ name }) => name);
const q = (text: string) => `&query=${encodeURIComponent(text)}`;

describe('options of a picker', () => {
  it('are the open entries of a list, found by pinyin, and rooms of the building that was chosen', async () => {
    expect(await namesOf('building')).toEqual(['华山 1 栋', '泰山 2 栋']);
    expect(await namesOf('building', q('ts'))).toEqual(['泰山 2 栋']);
    expect(await namesOf('room', '&parent=h1')).toEqual(['101', '102']);
    expect(await namesOf('room')).toEqual([]);
  });

  it('are units, classes and districts by name, code, pinyin and initials', async () => {
    expect(await namesOf('college', q('spxy'))).toEqual(['食品学院']);
    expect(await namesOf('college', q('nongxueyuan'))).toEqual(['农学院']);
    expect(await namesOf('class', q('2401'))).toEqual(['农学2401']);
    expect(await namesOf('home', q('天河区'))).toEqual(['广东省广州市天河区']);
    const provinces = await options('home');
    expect(provinces.find(({ id }) => id === '440000')).toMatchObject({ name: '广东省', parts: true });
    expect(await namesOf('home', '&parent=440000')).toContain('广东省广州市');
    expect((await options('home', '&parent=440100')).every(({ parts }) => !parts)).toBe(true);
  });

  it('show staff as they are typed, and a student only to who knows the whole number or name', async () => {
    expect(await namesOf('supervisor', q('zhou'))).toEqual(['周文静']);
    expect(await namesOf('supervisor', q('李晓雨'))).toEqual([]);
    expect(await namesOf('companions', q('2024'))).toEqual([]);
    expect(await namesOf('companions', q('王子'))).toEqual([]);
    expect(await namesOf('companions', q('王子轩'))).toEqual(['王子轩']);
    expect(await namesOf('companions', q('20240002'))).toEqual(['王子轩']);
    expect(await namesOf('companions')).toEqual([]);
  });

  it('need a session, a service and a picker', async () => {
    const address = '/api/services/gallery/form/options?field=building';
    expect((await app.client().get(address)).status).toBe(401);
    expect((await client.get('/api/services/gallery/form/options?field=course')).status).toBe(404);
    expect((await client.get('/api/services/nothing/form/options?field=building')).status).toBe(404);
    expect((await client.get('/api/services/gallery/form/options?field=../x')).status).toBe(400);
  });
});

const check = (change: object, stored?: JsonObject) =>
  checkAnswers(hall.pool, directory.current(), form, {
    typed: { ...good, ...change },
    applicant: student,
    parameters: { most: 3 },
    today: '2026-03-02',
    files: new Map(),
    stored,
  });

describe('answers that name records', () => {
  it('are kept with the names that the hall has, whatever the browser called them', async () => {
    const { data, problems } = await check({
      supervisor: { id: '30001', name: '校长' },
      building: 'H1',
      ownUnit: '校长办公室',
    });
    expect(problems).toEqual([]);
    expect(data).toMatchObject({
      supervisor: { id: '30001', name: '周文静' },
      building: { id: 'h1', name: '华山 1 栋' },
      home: { id: '440106', name: '广东省广州市天河区' },
      ownUnit: '农学院',
      total: 2100,
    });
  });

  it.each([
    ['nobody', { supervisor: { id: '39999', name: '无' } }, '/supervisor'],
    ['a student where staff is wanted', { supervisor: { id: '20240002', name: '王子轩' } }, '/supervisor'],
    ['a room of another building', { room: { id: 't2-201', name: '201' } }, '/room'],
    ['a list entry that does not exist', { building: { id: 'zz', name: '无' } }, '/building'],
    ['a district that does not exist', { home: { id: '449999', name: '无' } }, '/home'],
    [
      'someone unknown among others',
      {
        companions: [
          { id: '20240002', name: '' },
          { id: 'x1', name: '张三' },
        ],
      },
      '/companions',
    ],
  ])('are refused for %s', async (_, change, field) => {
    const { problems } = await check(change);
    // A room of a building that does not exist is none either.
    expect(problems.slice(0, 1).map((problem) => [problem.field, problem.code])).toEqual([
      [field, 'badReference'],
    ]);
    expect(problems[0]?.message.zh).toContain('从列表中重新选择');
  });
});

describe('what the directory holds fast', () => {
  it('is taken from it when nothing is sent, and may be sent as it is', async () => {
    const own = { ownName: '李晓雨', ownClass: { id: 'nx2401', name: '农学2401' } };
    for (const sent of [
      { ownName: undefined },
      { ownName: ' 李晓雨 ', ownClass: { id: 'nx2401', name: '' } },
    ]) {
      const { data, problems } = await check(sent);
      expect(problems).toEqual([]);
      expect(data).toMatchObject(own);
    }
  });

  it('is refused in another form, with field, truth and cure', async () => {
    const { problems } = await check({ ownName: '王子轩', ownClass: 'nx9999' });
    expect(problems.map(({ field, code }) => [field, code])).toEqual([
      ['/ownName', 'locked'],
      ['/ownClass', 'locked'],
    ]);
    expect(problems[0]?.message).toEqual({
      zh: '“姓名”以学生名册为准，现在是“李晓雨”，不能在这里改，请核对后再提交。有误请找本学院教学秘书更正名册，更正后这里会跟着变。',
      en: expect.stringContaining('“Name” comes from the student register, which says “李晓雨”'),
    });
    expect(problems[1]?.message.zh).toContain('有误请找教学秘书。');
  });

  it('is what it knows now when a case comes back, whatever the case held', async () => {
    const { data, problems } = await check(
      { ownName: '李晓宇' },
      { ...good, ownName: '李晓宇', ownUnit: '农学院' },
    );
    expect(problems).toEqual([]);
    expect(data).toMatchObject({ ownName: '李晓雨', ownUnit: '农学院' });
  });
});

describe('people of the own class', () => {
  it('are the only ones who may be chosen', async () => {
    expect(await namesOf('classmate', q('王子轩'))).toEqual(['王子轩']);
    expect((await check({ classmate: { id: '20240002', name: '' } })).problems).toEqual([]);
    expect(await namesOf('classmate', q('陈思远'))).toEqual([]);
    const { problems } = await check({ classmate: { id: '20240003', name: '陈思远' } });
    expect(problems).toMatchObject([{ field: '/classmate', code: 'badReference' }]);
  });

  it('are those of the applicant, whoever fills the form in, and are shown to nobody else', async () => {
    const address = `/api/services/gallery/form/options?field=classmate&for=${student}${q('王子轩')}`;
    expect((await client.get(address)).status).toBe(200);
    const stranger = await app.clientOf(directory.current().personByNo('30001')?.id ?? 0);
    expect(await stranger.get(address)).toMatchObject({ status: 403, body: { code: 'NOT_FOR_THEM' } });
  });
});

describe('the JSON Schema of a form', () => {
  it('is published, is a schema of 2020-12, and takes what the check has normalised', async () => {
    const { status, body } = await app.client().get('/api/services/gallery/form/schema');
    expect(status).toBe(200);
    const schema = jsonSchemaOf(form.definition, Object(body).$id);
    expect(body).toEqual(schema);
    const ajv = new Ajv2020({ strict: true, allErrors: true, formats: { date: true, email: true } });
    for (const keyword of ['x-title-en', 'x-visible', 'x-required', 'x-unit', 'x-accept'])
      ajv.addKeyword(keyword);
    const validate = ajv.compile(schema);
    const { data } = checkForm(form, good, {
      today: '2026-03-02',
      parameters: { most: 3 },
      mode: 'submit',
      applicant: {},
    });
    expect(validate(data) || validate.errors).toBe(true);
    for (const wrong of [
      { course: 5 },
      { amount: 1.5 },
      { kind: 'dance' },
      { items: [{ name: '灯' }] },
      { more: 1 },
      { place: ['wushan'] },
    ])
      expect(validate({ ...data, ...wrong })).toBe(false);
  });
});
