import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkService } from '../catalogue/folder/check-service.ts';
import { importService } from '../catalogue/import-service.ts';
import { registerCatalogueRoutes } from '../catalogue/routes.ts';
import { openDrafts } from '../drafts/store.ts';
import { at, leave, openTestOffice, send, type TestOffice } from '../instances/testing/test-office.ts';
import type { TestClient } from '../platform/testing/http-client.ts';

const FOLDER = new URL('../../../../services/leave-undergraduate/', import.meta.url);

const read = (file: string): Promise<string> => readFile(new URL(file, FOLDER), 'utf8');

/** The leave service, with a field that the counsellor fills in and an answer that the college does not see. */
async function publish(office: TestOffice): Promise<number> {
  const form = await read('form.yaml');
  const flow = await read('flow.bpmn');
  const visit = `sections:
  - key: visit
    title: { zh: 谈话, en: Talk }
    fields:
      - { key: talk, type: text, label: { zh: 谈话情况, en: Talk }, minLength: 2, maxLength: 50 }
      - { key: by, type: person, affiliations: [staff], required: false, label: { zh: 谈话人, en: Who } }
`;
  const checked = await checkService(
    {
      'service.yaml': await read('service.yaml'),
      'form.yaml': form.replace('sections:\n', visit),
      'flow.bpmn': flow
        .replace(
          '<bpmn:outgoing>toCounsellor</bpmn:outgoing>',
          '<bpmn:extensionElements><wangban:form readFields="talk by" /></bpmn:extensionElements>$&',
        )
        .replace(
          '<wangban:approval quorum="any"',
          '<wangban:approval requiredFields="talk" editFields="by" quorum="any"',
        )
        .replace(
          '<wangban:approval quorum="any" empty="toOwner" opinion="onReject"',
          '<wangban:approval hiddenFields="reason" quorum="any" empty="toOwner" opinion="onReject"',
        ),
    },
    'leave-undergraduate',
  );
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems));
  const imported = await importService(office.hall.pool, checked.service, { now: office.hall.clock() });
  if ('problems' in imported) throw new Error(JSON.stringify(imported.problems));
  return imported.version;
}

let office: TestOffice;
let student: TestClient;
let counsellor: TestClient;
let instance: number;
let task: number;

beforeAll(async () => {
  office = await openTestOffice((routes, deps) =>
    registerCatalogueRoutes(routes, {
      ...deps,
      behalf: deps,
      drafts: openDrafts(deps.pool),
      today: () => '2026-03-02',
      satisfaction: () => Promise.resolve(new Map()),
    }),
  );
  const serviceVersion = await publish(office);
  [student, counsellor] = [await office.as('202410010101'), await office.as('t1001')];
  const data = { ...leave(2), talk: '学生自己写的' };
  const body = { service: 'leave-undergraduate', serviceVersion, data };
  instance = Number(at((await send(student, '/api/instances', body)).body, 'id'));
  const items = at((await counsellor.get('/api/tasks?limit=100')).body, 'items');
  task = Number(at(Array.isArray(items) ? items[0] : undefined, 'id'));
});
afterAll(() => office.close());

const keysOf = (form: unknown): string => JSON.stringify(at(form, 'sections'));
const approve = (data?: object) =>
  send(counsellor, `/api/tasks/${task}/approve`, { seenVersion: 1, ...(data && { data }) });

it('the applicant is not asked for what a step fills in, and cannot slip it in', async () => {
  const { body } = await student.get('/api/services/leave-undergraduate/form');
  expect(keysOf(at(body, 'form'))).not.toContain('"talk"');
  expect(keysOf(at(body, 'form'))).toContain('"reason"');
  const shown = (await student.get(`/api/instances/${instance}`)).body;
  expect(at(at(shown, 'data'), 'talk')).toBeUndefined();
});

it('the step that must fill it in is told so, and refused without', async () => {
  expect(at((await counsellor.get(`/api/tasks/${task}`)).body, 'access')).toEqual({
    fields: { talk: 'required', by: 'edit' },
    others: 'read',
  });
  expect(await approve()).toMatchObject({ status: 422, body: { code: 'FIELDS_REQUIRED' } });
  expect(await approve({ talk: '好' })).toMatchObject({
    status: 422,
    body: { code: 'FORM_INVALID', errors: [{ field: '/data/talk', code: 'tooShort' }] },
  });
  expect(await approve({ talk: '已谈话', by: { id: 't9999', name: '查无此人' } })).toMatchObject({
    status: 422,
    body: { code: 'FORM_INVALID', errors: [{ field: '/data/by', code: 'badReference' }] },
  });
  expect(await approve({ talk: '已谈话', reason: '改掉学生写的' })).toMatchObject({
    status: 409,
    body: { code: 'FIELDS_NOT_EDITABLE' },
  });
});

it('what it fills in is normalised, kept, and shown to the applicant', async () => {
  expect((await approve({ talk: '  已谈话，情况属实 ' })).status).toBe(200);
  const shown = (await student.get(`/api/instances/${instance}`)).body;
  expect(at(shown, 'data')).toMatchObject({ talk: '已谈话，情况属实' });
  expect(at(shown, 'dataVersion')).toBe(2);
});

it('whoever works at a step does not get what the step hides, neither the question nor the answer', async () => {
  const head = await office.as('t1002');
  const items = at((await head.get('/api/tasks?limit=100')).body, 'items');
  const own = Number(at(Array.isArray(items) ? items[0] : undefined, 'id'));
  for (const url of [`/api/tasks/${own}`, `/api/instances/${instance}`]) {
    const { status, body } = await head.get(url);
    const text = JSON.stringify(body);
    expect([status, text.includes('"reason":"') || text.includes('"key":"reason"')]).toEqual([200, false]);
    expect(text).toContain('已谈话');
  }
});
