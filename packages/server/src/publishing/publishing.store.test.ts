import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openTestOffice, type TestOffice } from '../instances/testing/test-office.ts';
import type { TestClient } from '../platform/testing/http-client.ts';
import { registerPublishingRoutes } from './routes.ts';

const LEAVE = 'leave-undergraduate';
const BASE = `/api/office/services/${LEAVE}`;
/** Short enough that nobody is signed out meanwhile. */
const SOON_MS = 600_000;

describe('publishing from the hall', () => {
  let office: TestOffice;
  let keeper: TestClient;
  let stranger: TestClient;
  beforeAll(async () => {
    office = await openTestOffice((routes, deps) => registerPublishingRoutes(routes, deps));
    // The head of the unit in charge, and somebody of another office.
    for (const personNo of ['t1004', 't1006']) await office.grant(personNo, 'office');
    keeper = await office.as('t1004');
    stranger = await office.as('t1006');
  });
  afterAll(() => office.close());

  async function files(): Promise<Record<string, string>> {
    const { body } = await keeper.get(`${BASE}/draft`);
    return { ...Object(at(body, 'files')) };
  }
  const revision = async (): Promise<number> =>
    Number(at((await keeper.get(`${BASE}/draft`)).body, 'revision'));
  const states = async (): Promise<readonly string[]> => {
    const { body } = await keeper.get(`${BASE}/versions`);
    const items: unknown = at(body, 'items');
    return Array.isArray(items)
      ? items.map((one) => `${String(at(one, 'version'))} ${String(at(one, 'state'))}`)
      : [];
  };
  /** Saves the draft with one text replaced. */
  async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
    const now = await files();
    const text = now[file] ?? '';
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    const body = { seen: await revision(), files: { ...now, [file]: changed } };
    expect(await keeper.put(`${BASE}/draft`, body)).toMatchObject({ status: 200 });
  }
  const publish = async (dueAt: string | null = null) =>
    keeper.post(`${BASE}/draft/publish`, { seen: await revision(), dueAt, remark: '调整辅导员权限' });

  it('begins from the version in force, once', async () => {
    expect(await keeper.post(`${BASE}/draft`, { version: 1 })).toMatchObject({
      status: 200,
      body: { revision: 1 },
    });
    expect(await keeper.post(`${BASE}/draft`, { version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'VERSION_DRAFT_CHANGED' },
    });
    expect((await keeper.get(`${BASE}/draft`)).body).toMatchObject({
      basedOn: 1,
      serving: 1,
      by: '罗建华',
      mayPublish: true,
      problems: [],
      diff: [],
      uncovered: [],
    });
    expect(await publish()).toMatchObject({ status: 409, body: { code: 'VERSION_UNCHANGED' } });
  });

  it('names every problem with file, place and line in both languages, and does not publish them', async () => {
    await edit('service.yaml', 'processingTimeDays: 3', 'processingTimeDays: soon');
    await edit('flow.bpmn', '<bpmn:startEvent', '<bpmn:startEvent broken');
    const { body } = await keeper.get(`${BASE}/draft`);
    expect(body).toMatchObject({
      mayPublish: false,
      problems: [
        {
          file: 'service.yaml',
          at: '/processingTimeDays',
          line: expect.any(Number),
          message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) },
        },
        { file: 'flow.bpmn', line: expect.any(Number) },
      ],
    });
    expect(await publish()).toMatchObject({ status: 422, body: { code: 'VERSION_DRAFT_PROBLEMS' } });
    await edit('service.yaml', 'processingTimeDays: soon', 'processingTimeDays: 3');
    await edit('flow.bpmn', '<bpmn:startEvent broken', '<bpmn:startEvent');
  });

  it('replays the scenarios first, and says which step went otherwise', async () => {
    await edit('service.yaml', 'counsellorDays: 1', 'counsellorDays: 2');
    const { body } = await keeper.get(`${BASE}/draft`);
    expect(body).toMatchObject({ problems: [], diff: [{ file: 'service.yaml', lines: expect.any(Array) }] });
    const scenarios: unknown = at(body, 'scenarios');
    const failed = Array.isArray(scenarios)
      ? scenarios.filter((one) => at(one, 'failures.0') !== undefined)
      : [];
    expect(failed.length).toBeGreaterThan(0);
    expect(await publish()).toMatchObject({ status: 422, body: { code: 'VERSION_DRAFT_PROBLEMS' } });
    await edit('service.yaml', 'counsellorDays: 2', 'counsellorDays: 1');
  });

  it('publishes at once; the draft is gone, and the page says who did what', async () => {
    await edit('service.yaml', 'aliases:', 'aliases:\n  - 外出报备');
    expect(await publish()).toEqual(expect.objectContaining({ status: 200, body: { version: 2 } }));
    expect((await keeper.get(`${BASE}/draft`)).status).toBe(404);
    expect((await keeper.get(`${BASE}/versions`)).body).toMatchObject({
      mayPublish: true,
      draft: null,
      items: [
        { version: 2, state: 'inForce', by: '罗建华', remark: '调整辅导员权限', until: null, running: 0 },
        { version: 1, state: 'past', by: null, until: expect.any(String) },
      ],
    });
    const diff = await keeper.get(`${BASE}/versions/2/diff`);
    expect(diff.body).toMatchObject({ against: 1, files: [{ file: 'service.yaml' }] });
    expect(JSON.stringify(diff.body)).toContain('外出报备');
    const { rows } = await office.hall.pool.query(
      `SELECT action, target FROM audit_entry WHERE actor = $1 AND outcome = 'done' ORDER BY id DESC LIMIT 1`,
      [office.personId('t1004')],
    );
    expect(rows).toMatchObject([{ action: 'publishVersion' }]);
  });

  it('lets a version wait for its day, and puts it in force then', async () => {
    await keeper.post(`${BASE}/draft`, { version: 2 });
    await edit('service.yaml', '  - 外出报备\n', '');
    const due = office.hall.clock() + 2 * SOON_MS;
    expect(await publish(new Date(due).toISOString())).toMatchObject({ status: 200, body: { version: 3 } });
    const serving = async () => (await office.instances.catalogue.refresh()).find(LEAVE)?.version;
    expect([await states(), await serving()]).toEqual([['3 waiting', '2 inForce', '1 past'], 2]);
    await office.background.drain();
    office.hall.clock.set(due - 60_000);
    await office.background.drain();
    expect(await serving()).toBe(2);
    office.hall.clock.set(due);
    await office.background.drain();
    expect([await states(), await serving()]).toEqual([['3 inForce', '2 past', '1 past'], 3]);
    const { rows } = await office.hall.pool.query(
      `SELECT facts FROM audit_entry WHERE action = 'putInForce' AND target = $1`,
      [LEAVE],
    );
    expect(rows).toEqual([{ facts: { version: 3 } }]);
  });

  it('publishes nothing over a version that waits, and withdraws one before its day', async () => {
    await keeper.post(`${BASE}/draft`, { version: 3 });
    await edit('service.yaml', 'visits: 0', 'visits: 0 ');
    const due = new Date(office.hall.clock() + SOON_MS).toISOString();
    expect(await publish(due)).toMatchObject({ body: { version: 4 } });
    await keeper.post(`${BASE}/draft`, { version: 4 });
    await edit('service.yaml', 'visits: 0 ', 'visits: 0  ');
    expect(await publish()).toMatchObject({
      status: 409,
      body: { code: 'VERSION_WAITING', facts: { version: 4 } },
    });
    expect((await stranger.post(`${BASE}/versions/4/withdraw`)).status).toBe(403);
    expect((await keeper.post(`${BASE}/versions/4/withdraw`)).status).toBe(204);
    expect(await keeper.post(`${BASE}/versions/4/withdraw`)).toMatchObject({
      status: 409,
      body: { code: 'VERSION_NOT_WAITING' },
    });
    office.hall.clock.advance(2 * SOON_MS);
    await office.background.drain();
    expect(await states()).toEqual(['4 withdrawn', '3 inForce', '2 past', '1 past']);
    expect(await publish()).toMatchObject({ status: 200, body: { version: 5 } });
  });

  it('gives the folder of a version as a zip', async () => {
    const { status, headers } = await keeper.get(`${BASE}/versions/2/folder.zip`);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect(headers.get('content-disposition')).toContain(`${LEAVE}-2.zip`);
  });

  it('is for those who keep the service, and shows others no draft', async () => {
    await keeper.post(`${BASE}/draft`, { version: 5 });
    expect((await stranger.get(`${BASE}/versions`)).body).toMatchObject({ mayPublish: false });
    expect((await stranger.get(`${BASE}/draft`)).status).toBe(404);
    const draft = { seen: 1, files: { 'service.yaml': 'code: x' } };
    expect((await stranger.put(`${BASE}/draft`, draft)).status).toBe(403);
    expect((await stranger.post(`${BASE}/draft/publish`, { seen: 1, dueAt: null, remark: '' })).status).toBe(
      403,
    );
    expect((await stranger.delete(`${BASE}/draft?seen=1`)).status).toBe(403);
    expect((await (await office.as('t1001')).get(`${BASE}/versions`)).status).toBe(403);
    expect((await keeper.put(`${BASE}/draft`, { ...draft, seen: 7 })).status).toBe(409);
    expect((await keeper.delete(`${BASE}/draft?seen=1`)).status).toBe(204);
  });

  it('hands no service to another office', async () => {
    await keeper.post(`${BASE}/draft`, { version: 5 });
    await edit('service.yaml', 'unit: xsgzc', 'unit: jwc');
    expect((await keeper.get(`${BASE}/draft`)).body).toMatchObject({ mayPublish: false });
    expect(await publish()).toMatchObject({ status: 403 });
  });

  it('takes a new service from an administrator, which nobody sees until the ledger opens it', async () => {
    await office.grant('t1007', 'admin');
    const admin = await office.as('t1007');
    const url = '/api/office/services/lost-and-found';
    const given = await files();
    const service = (given['service.yaml'] ?? '')
      .replace('code: leave-undergraduate', 'code: lost-and-found')
      .replace('referenceCode: QJ', 'referenceCode: SW')
      .replace('unit: jwc', 'unit: xsgzc');
    const body = { seen: 0, files: { ...given, 'service.yaml': service } };
    expect((await admin.put(`${url}/draft`, body)).status).toBe(200);
    const order = { seen: 1, dueAt: new Date(office.hall.clock() + SOON_MS).toISOString(), remark: '' };
    expect((await admin.post(`${url}/draft/publish`, order)).body).toMatchObject({
      code: 'VERSION_FIRST_NOW',
    });
    const now = { ...order, dueAt: null };
    expect((await admin.post(`${url}/draft/publish`, now)).body).toEqual({ version: 1 });
    const catalogue = await office.instances.catalogue.refresh();
    expect(catalogue.find('lost-and-found')).toMatchObject({ version: 1, isListed: false });
    const { rows } = await office.hall.pool.query(
      `SELECT stage, channel FROM service_stage WHERE service = 'lost-and-found'`,
    );
    expect(rows).toEqual([{ stage: 'prototype', channel: 'offlineOnly' }]);
  });
});
