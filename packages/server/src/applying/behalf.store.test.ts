import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLeaveWith } from '../catalogue/testing/import-sample.ts';
import { registerDraftRoutes } from '../drafts/routes.ts';
import { openDrafts } from '../drafts/store.ts';
import { registerFamilyRoutes } from '../family/routes.ts';
import { expectInvariants } from '../instances/testing/invariants.ts';
import { at, leave, openTestOffice, send, type TestOffice } from '../instances/testing/test-office.ts';
import type { TestClient } from '../platform/testing/http-client.ts';
import { registerApplyingRoutes } from './routes.ts';

const SERVICE = 'leave-undergraduate';
const STUDENT = '202410010101';
const OFFICER = '202410010102';
const OTHER = '202410020101';
const COUNTER = 't1004';

let office: TestOffice;
let version: number;
let student: TestClient;
let officer: TestClient;

beforeAll(async () => {
  office = await openTestOffice((routes, deps) => {
    registerApplyingRoutes(routes, deps);
    registerFamilyRoutes(routes, deps);
    const { pool, clock, catalogue, serviceByVersion } = deps;
    registerDraftRoutes(routes, {
      drafts: openDrafts(pool),
      clock,
      catalogue,
      serviceByVersion,
      behalf: deps,
    });
  });
  version = await importLeaveWith(office.hall, {
    onBehalf: ['classOfficer', 'office', 'family'],
    duplicates: { key: ['type', 'period'], perPerson: true, about: { zh: '这段时间', en: 'this time' } },
  });
  await office.grant(COUNTER, 'office');
  await elect(OFFICER);
  student = await office.as(STUDENT);
  officer = await office.as(OFFICER);
});
afterAll(async () => {
  await expectInvariants(office.hall.pool);
  await office.close();
});

/** Makes somebody officer of the class of 李晓雨, or of nobody's. */
async function elect(personNo: string | undefined): Promise<void> {
  const { pool } = office.hall;
  await pool.query(`DELETE FROM directory_relation WHERE relation = 'classOfficer'`);
  if (personNo !== undefined)
    await pool.query(
      `INSERT INTO directory_relation (relation, class_id, person_id)
       SELECT 'classOfficer', class_id, $1 FROM person WHERE id = $2`,
      [office.personId(personNo), office.personId(STUDENT)],
    );
  await pool.query(`UPDATE revision SET value = value + 1 WHERE topic = 'directory'`);
}

function apply(client: TestClient, days = 1, more: object = {}) {
  return send(client, '/api/instances', {
    service: SERVICE,
    serviceVersion: version,
    data: leave(days),
    ...more,
  });
}
const forStudent = () => ({ for: office.personId(STUDENT) });
const codeOf = ({ body }: { readonly body: unknown }): unknown => at(body, 'code');

const ask = (client: TestClient, more: object) =>
  send(client, '/api/family-links', { relation: '姐妹', services: [], they: 'principal', ...more });
const count = (client: TestClient, data: unknown, more: object = {}) =>
  client.post(`/api/services/${SERVICE}/duplicates`, { data, ...more });

describe('an application for somebody else', () => {
  it('is taken from the class officer, with both names on record', async () => {
    const handed = await apply(officer, 2, forStudent());
    expect(handed.status).toBe(201);
    const id = Number(at(handed.body, 'id'));
    for (const client of [student, officer]) {
      expect((await client.get(`/api/instances/${id}`)).body).toMatchObject({
        applicant: { name: '李晓雨' },
        filer: { personNo: OFFICER },
        mayAct: true,
        timeline: [{ kind: 'submitted', actor: { personNo: OFFICER }, onBehalfOf: { name: '李晓雨' } }, {}],
      });
    }
    expect((await officer.get('/api/instances?filed=true')).body).toMatchObject({ items: [{ id }] });
    expect(at((await officer.get('/api/instances')).body, 'items')).toEqual([]);
    expect(at((await student.get('/api/instances')).body, 'items.0.id')).toBe(id);
  });

  it('is refused from everybody else, and for people whom the officer does not look after', async () => {
    const stranger = await office.as(OTHER);
    expect(codeOf(await apply(stranger, 1, forStudent()))).toBe('NOT_FOR_THEM');
    expect(codeOf(await apply(officer, 1, { for: office.personId(OTHER) }))).toBe('NOT_FOR_THEM');
    expect(
      codeOf(
        await stranger.put(`/api/drafts/${SERVICE}?for=${office.personId(STUDENT)}`, {
          data: {},
          version: 0,
        }),
      ),
    ).toBe('NOT_FOR_THEM');
  });

  it('is taken at the counter of the unit in charge, and found there by number', async () => {
    const counter = await office.as(COUNTER);
    const found = await counter.get(`/api/services/${SERVICE}/applicants?personNo=${STUDENT}`);
    expect(found.body).toMatchObject({ items: [{ name: '李晓雨' }], byNumber: true });
    expect((await apply(counter, 1, forStudent())).status).toBe(201);
    const stranger = await office.as(OTHER);
    expect((await stranger.get(`/api/services/${SERVICE}/applicants?personNo=${STUDENT}`)).body).toEqual({
      items: [],
      byNumber: false,
    });
  });

  it('has a draft of its own, which the submit takes away', async () => {
    const url = `/api/drafts/${SERVICE}?for=${office.personId(STUDENT)}`;
    expect((await officer.put(url, { data: { reason: '代' }, version: 0 })).status).toBe(200);
    expect(
      (await officer.put(`/api/drafts/${SERVICE}`, { data: { reason: '自己' }, version: 0 })).status,
    ).toBe(200);
    const listed = at((await officer.get('/api/drafts')).body, 'items');
    expect(listed).toHaveLength(2);
    expect(listed).toContainEqual(
      expect.objectContaining({ for: expect.objectContaining({ name: '李晓雨' }) }),
    );
    expect((await apply(officer, 3, forStudent())).status).toBe(201);
    expect((await officer.get('/api/drafts')).body).toMatchObject({ items: [{ for: null }] });
  });

  it('is in both their hands: each may put right and withdraw, until the officer is one no more', async () => {
    const id = Number(at((await apply(officer, 4, forStudent())).body, 'id'));
    const url = `/api/instances/${id}`;
    await elect(undefined);
    expect((await officer.get(url)).status).toBe(404);
    expect(codeOf(await send(officer, `${url}/withdraw`, {}))).toBe('NOT_FOUND');
    await elect(OFFICER);
    expect((await send(officer, `${url}/withdraw`, { reason: '改期' })).status).toBe(200);
    const { body } = await student.get(url);
    expect(at(body, 'timeline.2')).toMatchObject({
      kind: 'withdrawn',
      actor: { personNo: OFFICER },
      onBehalfOf: { name: '李晓雨' },
    });
  });
});

describe('a family link', () => {
  it('counts once both have agreed, and until one of them ends it', async () => {
    const sister = await office.as(OTHER);
    const asked = await ask(sister, { personNo: STUDENT, name: '李晓雨' });
    expect(asked.status).toBe(201);
    const url = `/api/family-links/${Number(at(asked.body, 'id'))}`;
    expect(codeOf(await apply(sister, 5, forStudent()))).toBe('NOT_FOR_THEM');
    expect((await send(sister, `${url}/agree`, {})).status).toBe(404);
    expect((await send(student, `${url}/agree`, {})).status).toBe(204);
    const handed = await apply(sister, 5, forStudent());
    expect(handed.status).toBe(201);
    const id = Number(at(handed.body, 'id'));
    expect((await student.delete(url)).status).toBe(204);
    expect((await sister.get(`/api/instances/${id}`)).status).toBe(404);
    expect(codeOf(await apply(sister, 6, forStudent()))).toBe('NOT_FOR_THEM');
    expect((await sister.get('/api/family-links')).body).toMatchObject({
      items: [{ state: 'ended', endedBy: { name: '李晓雨' } }],
    });
  });

  it('needs number and name together, and there are five at most', async () => {
    expect((await ask(student, { personNo: OTHER, name: '张三' })).status).toBe(400);
    const { rows } = await office.hall.pool.query<{ no: string; name: string }>(
      `SELECT person_no AS no, name FROM person WHERE status = 'active' AND affiliation = 'undergraduate'
       AND person_no <> $1 ORDER BY id LIMIT 6`,
      [STUDENT],
    );
    const answers = await Promise.all(rows.map(({ no, name }) => ask(student, { personNo: no, name })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(answers.filter((one) => codeOf(one) === 'FAMILY_LINK_LIMIT')).toHaveLength(1);
  });
});

describe('the duplicate hint', () => {
  it('counts what is under way with the same answers, and names the own ones only', async () => {
    const own = await office.as('202410010103');
    expect((await count(own, leave(7))).body).toMatchObject({ count: 0, own: [] });
    const id = Number(at((await apply(own, 7)).body, 'id'));
    expect((await count(own, leave(7))).body).toMatchObject({
      count: 1,
      about: { zh: '这段时间' },
      own: [{ id, state: 'submitted' }],
    });
    expect((await count(own, leave(7), { except: id })).body).toMatchObject({ count: 0 });
    expect((await count(student, leave(7))).body).toMatchObject({ count: 0 });
    expect((await count(own, { ...leave(7), type: 'sick' })).body).toMatchObject({ count: 0 });
    expect((await count(own, {})).body).toMatchObject({ count: 0 });
    await send(own, `/api/instances/${id}/withdraw`, {});
    expect((await count(own, leave(7))).body).toMatchObject({ count: 0, own: [] });
  });

  it('reveals only a number of the cases of others', async () => {
    await importLeaveWith(office.hall, { duplicates: { key: ['type', 'period'] } });
    const data = leave(8);
    version = Number(at((await count(student, data)).body, 'count')) === 0 ? version + 1 : version;
    await apply(student, 8);
    const other = await office.as(OTHER);
    expect((await count(other, data)).body).toEqual({
      count: 1,
      about: { zh: '同样的内容', en: 'the same matter' },
      own: [],
    });
  });
});
