import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, leave, openTestOffice, send, type TestOffice } from './testing/test-office.ts';

const STUDENT = '202410010101';

let office: TestOffice;
let instance: number;
let task: number;

/** A leave of two days, approved by the counsellor after a colleague had passed it back; it lies with the office head. */
beforeAll(async () => {
  office = await openTestOffice();
  await office.grant('t1004', 'office');
  await office.grant('t1006', 'office');
  await office.grant('t1007', 'admin');
  await office.grant('t1008', 'auditor');
  const body = { service: 'leave-undergraduate', serviceVersion: 1, data: leave(2) };
  instance = Number(at((await send(await office.as(STUDENT), '/api/instances', body)).body, 'id'));
  const counsellor = await office.as('t1001');
  const colleague = await office.as('t1005');
  const own = Number(at((await counsellor.get('/api/tasks')).body, 'items.0.id'));
  const to = (personNo: string) => ({ to: office.personId(personNo) });
  await send(counsellor, `/api/tasks/${own}/transfer`, { seenVersion: 1, ...to('t1005') });
  await send(colleague, `/api/tasks/${own}/transfer`, { seenVersion: 2, ...to('t1001') });
  await send(counsellor, `/api/tasks/${own}/approve`, { seenVersion: 3 });
  task = Number(at((await (await office.as('t1002')).get('/api/tasks')).body, 'items.0.id'));
});
afterAll(() => office.close());

/** Who stands how to the case, and what reading and deciding answers them. */
const TABLE = [
  ['the applicant', STUDENT, 200, 'NOT_YOUR_TASK'],
  ['another student', '202410020101', 404, 'NOT_FOUND'],
  ['who handled an earlier step', 't1001', 200, 'NOT_YOUR_TASK'],
  ['who had it and passed it on', 't1005', 200, 'NOT_YOUR_TASK'],
  ['an approver of another college', 't1009', 404, 'NOT_FOUND'],
  ['an approver whose turn never came', 't1003', 404, 'NOT_FOUND'],
  ['the office of the owner unit', 't1004', 200, 'NOT_YOUR_TASK'],
  ['the office of another unit', 't1006', 404, 'NOT_FOUND'],
  ['an administrator', 't1007', 404, 'NOT_FOUND'],
  ['an auditor', 't1008', 404, 'NOT_FOUND'],
] as const;

describe.each(TABLE)('%s', (_who, personNo, reading, deciding) => {
  it(`reads the case with ${reading} and may not decide on the present task`, async () => {
    const client = await office.as(personNo);
    expect((await client.get(`/api/instances/${instance}`)).status).toBe(reading);
    expect((await client.get(`/api/tasks/${task}`)).status).toBe(reading);
    const decision = await send(client, `/api/tasks/${task}/approve`, { seenVersion: 1 });
    expect(at(decision.body, 'code')).toBe(deciding);
  });

  it('cannot do what is the applicant’s alone', async () => {
    if (personNo === STUDENT) return;
    const client = await office.as(personNo);
    const commands = [
      ['withdraw', {}],
      ['remind', {}],
      ['resubmit', { data: leave(2), seenVersion: 1 }],
    ] as const;
    for (const [verb, body] of commands) {
      const answer = await send(client, `/api/instances/${instance}/${verb}`, body);
      expect(at(answer.body, 'code')).toBe(reading === 200 ? 'NOT_YOUR_INSTANCE' : 'NOT_FOUND');
    }
  });
});

it('the holder reads the case and decides', async () => {
  const client = await office.as('t1002');
  expect((await client.get(`/api/instances/${instance}`)).status).toBe(200);
  expect((await client.get(`/api/tasks/${task}`)).body).toMatchObject({
    actions: [
      { action: 'approve' },
      { action: 'reject' },
      { action: 'returnTo' },
      { action: 'transfer' },
      { action: 'delegate' },
    ],
  });
});

it('an id of others is answered like an id that does not exist', async () => {
  const stranger = await office.as('202410020101');
  const paths = [
    [`/api/instances/${instance}`, '/api/instances/99999999'],
    [`/api/tasks/${task}`, '/api/tasks/99999999'],
  ] as const;
  for (const [foreign, unknown] of paths) {
    const read = [await stranger.get(foreign), await stranger.get(unknown)];
    expect(withoutRequest(read[0]?.body)).toEqual(withoutRequest(read[1]?.body));
    for (const verb of foreign.includes('tasks') ? ['approve', 'claim'] : ['withdraw', 'remind']) {
      const body = foreign.includes('tasks') ? { seenVersion: 1 } : {};
      const sent = [
        await send(stranger, `${foreign}/${verb}`, body),
        await send(stranger, `${unknown}/${verb}`, body),
      ];
      expect(withoutRequest(sent[0]?.body)).toEqual(withoutRequest(sent[1]?.body));
    }
  }
});

function withoutRequest(body: unknown): unknown {
  return typeof body === 'object' && body !== null ? { ...body, requestId: '' } : body;
}
