import { openForm } from '@wangban/engine/form';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../platform/testing/test-app.ts';
import { addTestPerson } from '../platform/testing/test-person.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { createCatalogue } from './catalogue.ts';
import { createCompiledServices } from './compiled.ts';
import { importService } from './import-service.ts';
import { createCatalogueApp } from './testing/catalogue-app.ts';
import { importLeave, shippedLeave } from './testing/import-sample.ts';

const LEAVE = 'leave-undergraduate';

describe('the catalogue', () => {
  let hall: TestHall;
  let app: TestApp;
  let student: number;
  let teacher: number;
  beforeAll(async () => {
    hall = await createTestHall();
    student = await addTestPerson(hall, { personNo: 's1', name: '李晓雨' });
    teacher = await addTestPerson(hall, { personNo: 't1', name: '周文静' });
    await hall.pool.query(
      `UPDATE person SET affiliation = 'undergraduate', phone = '13800138000' WHERE id = $1`,
      [student],
    );
    app = await createCatalogueApp(hall);
  });
  afterAll(async () => {
    await app.close();
    await hall.close();
  });

  it('is empty before anything is imported', async () => {
    const { status, body } = await app.client().get('/api/services');
    expect([status, body]).toMatchObject([200, { total: 0, themes: [], services: [], offices: [] }]);
    expect((await app.client().get(`/api/services/${LEAVE}`)).status).toBe(404);
  });

  it('shows an imported service without a restart and without sign-in', async () => {
    expect(await importLeave(hall)).toBe(1);
    const { body } = await app.client().get('/api/services');
    expect(body).toMatchObject({
      total: 1,
      themes: [{ code: 'student-affairs', name: { zh: '学生事务', en: 'Student affairs' }, count: 1 }],
      services: [
        expect.objectContaining({
          code: LEAVE,
          name: { zh: '本科生请假申请', en: 'Leave of absence for undergraduates' },
          owner: { zh: '学生工作处', en: 'Student Affairs Office' },
          processingTimeDays: 3,
        }),
      ],
    });
  });

  it.each(['请假', '請假', 'qingjia', 'bksqj', 'leave', '辅导员 病假', 'zzz', '%'])(
    'is searched by %s',
    async (query) => {
      const { status, body } = await app.client().get(`/api/services?query=${encodeURIComponent(query)}`);
      expect(status).toBe(200);
      const found = ['zzz', '%'].includes(query) ? 0 : 1;
      expect(body).toMatchObject({ services: { length: found } });
    },
  );

  it('filters by theme and counts the themes of the search', async () => {
    const { body } = await app.client().get('/api/services?query=qj&theme=life');
    expect(body).toMatchObject({ themes: [{ code: 'student-affairs', count: 1 }], services: [] });
    expect((await app.client().get(`/api/services?query=${'长'.repeat(101)}`)).status).toBe(400);
  });

  it('shows the guide to everybody, with the thresholds of the service', async () => {
    const { status, body } = await app.client().get(`/api/services/${LEAVE}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: 1,
      route: [
        { name: { zh: '辅导员审批' } },
        { when: { zh: '超过 1 天时' } },
        { when: { zh: '超过 3 天时' } },
        {},
      ],
      materials: [{ required: true, note: { en: 'Needed only for sick leave of more than 1 day.' } }, {}],
    });
  });

  it('gives the form with prefill to who may apply', async () => {
    expect((await app.client().get(`/api/services/${LEAVE}/form`)).status).toBe(401);
    const { status, body } = await (await app.clientOf(student)).get(`/api/services/${LEAVE}/form`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      serviceVersion: 1,
      parameters: { counsellorDays: 1, collegeOfficeDays: 3, collegeDeputyDays: 7, proofDays: 1 },
      prefill: { phone: '13800138000' },
      prefillOrigin: { source: { zh: '学生名册' } },
      draft: null,
      eligible: true,
      ineligibleReason: null,
    });
    const wire: unknown = body;
    const form =
      typeof wire === 'object' && wire !== null && 'form' in wire ? openForm(wire.form) : undefined;
    expect(form?.fields.map(({ field }) => field.key)).toContain('proof');
  });

  it('tells who may not apply why', async () => {
    const { body } = await (await app.clientOf(teacher)).get(`/api/services/${LEAVE}/form`);
    expect(body).toMatchObject({
      eligible: false,
      ineligibleReason: {
        zh: expect.stringContaining('面向本科生办理，您的身份是教职工'),
        en: expect.stringContaining('for undergraduates; you are listed under staff'),
      },
      prefill: {},
      prefillOrigin: null,
    });
  });

  it('makes no new version of the same content, also when several processes import at once', async () => {
    const service = await shippedLeave();
    const again = await Promise.all(
      [1, 2, 3].map(() => importService(hall.pool, service, { now: hall.clock() })),
    );
    expect(again).toEqual([1, 2, 3].map(() => ({ version: 1, isNew: false })));
  });

  it('leaves a service that the hall has alone when only new ones are wanted', async () => {
    const changed = { ...(await shippedLeave()), contentHash: 'other' };
    const options = { now: hall.clock(), onlyNew: true };
    expect(await importService(hall.pool, changed, options)).toEqual({ version: 1, isNew: false });
  });

  it('serves the newest version and keeps the older ones as they were', async () => {
    const service = await shippedLeave();
    const definition = { ...service.definition, processingTimeDays: 5 };
    const changed = { ...service, definition, contentHash: 'other' };
    expect(await importService(hall.pool, changed, { now: hall.clock() })).toEqual({
      version: 2,
      isNew: true,
    });
    const { body } = await app.client().get(`/api/services/${LEAVE}`);
    expect(body).toMatchObject({ version: 2, processingTimeDays: 5 });

    const units = { current: () => ({ unitByCode: () => ({ id: 7 }) }) };
    const serviceByVersion = createCompiledServices(hall.pool, units);
    expect((await serviceByVersion(LEAVE, 1))?.facts).toMatchObject({ processingTimeDays: 3, owner: 7 });
    expect((await serviceByVersion(LEAVE, 2))?.facts.processingTimeDays).toBe(5);
    expect(await serviceByVersion(LEAVE, 3)).toBeUndefined();
    expect(await serviceByVersion('nothing', 1)).toBeUndefined();
  });

  it('compiles a version once and names an instance in both languages', async () => {
    const serviceByVersion = createCompiledServices(hall.pool, {
      current: () => ({ unitByCode: () => undefined }),
    });
    const [first, second] = await Promise.all([serviceByVersion(LEAVE, 1), serviceByVersion(LEAVE, 1)]);
    expect(first?.flow).toBe(second?.flow);
    const period = {
      from: { date: '2026-03-02', half: 'am' },
      to: { date: '2026-03-06', half: 'pm' },
      days: 5,
    };
    expect(first?.title({ type: 'sick', period })).toEqual({ zh: '病假 5 天', en: 'Sick leave, 5 days' });
  });

  it('lets nobody change a published version', async () => {
    const update = hall.pool.query(`UPDATE service_version SET flow = ''`);
    await expect(update).rejects.toMatchObject({ code: '42501' });
    await expect(hall.pool.query('DELETE FROM service_version')).rejects.toMatchObject({ code: '42501' });
  });

  it('gives a reference code to one service for ever', async () => {
    const service = await shippedLeave();
    const now = hall.clock();
    const other = { ...service, definition: { ...service.definition, code: 'other' } };
    const changed = {
      ...service,
      definition: { ...service.definition, referenceCode: 'LV' },
      contentHash: 'third',
    };
    for (const [wrong, message] of [
      [other, '已由事项“leave-undergraduate”使用'],
      [changed, '从一开始就是“QJ”'],
    ] as const)
      expect(await importService(hall.pool, wrong, { now })).toMatchObject({
        problems: [{ at: '/referenceCode', message: { zh: expect.stringContaining(message) } }],
      });
    expect((await createCatalogue(hall.pool)).current().find('other')).toBeUndefined();
  });
});
