import type { Json, JsonObject } from '@wangban/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchRowOf } from '../catalogue/search/search-row.ts';
import { insertVersion } from '../catalogue/store.ts';
import { shippedLeave } from '../catalogue/testing/import-sample.ts';
import { expectInvariants } from '../instances/testing/invariants.ts';
import { doneOf, freshKey } from '../instances/testing/test-desk.ts';
import { openTestOffice, send, type TestOffice } from '../instances/testing/test-office.ts';
import { bringMessage } from './give-message.ts';
import { createServiceStarts } from './process-starts.ts';
import { startDue } from './start-due.ts';

const HOUR_MS = 3_600_000;
const XML =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wangban="urn:wangban:bpmn:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:test"';
const ROOTS =
  '<message id="paid" name="paid"><extensionElements><wangban:correlation key="no"/></extensionElements></message><message id="hello" name="hello"/><signal id="alarm" name="alarm"/><signal id="term" name="term"/>';
const SIGNAL = '<signalEventDefinition signalRef="alarm"/>';
const PAID = '<messageEventDefinition messageRef="paid"/>';

/** A flow: start, the elements given one after the other, end. */
function flow(start: string, ...steps: readonly (readonly [id: string, element: string])[]): string {
  const ids = ['start', ...steps.map(([id]) => id), 'end'];
  const arrows = ids
    .slice(1)
    .map((to, index) => `<sequenceFlow id="f${index}" sourceRef="${ids[index] ?? ''}" targetRef="${to}"/>`);
  const elements = steps.map(([, element]) => element).join('');
  return `<?xml version="1.0"?><definitions ${XML}>${ROOTS}<process id="p" isExecutable="true"><startEvent id="start">${start}</startEvent>${elements}<endEvent id="end"/>${arrows.join('')}</process></definitions>`;
}
const caught = (id: string, definition: string) =>
  [id, `<intermediateCatchEvent id="${id}">${definition}</intermediateCatchEvent>`] as const;
const thrown = (id: string, definition: string, inputs = '') =>
  [
    id,
    `<intermediateThrowEvent id="${id}"><extensionElements>${inputs}</extensionElements>${definition}</intermediateThrowEvent>`,
  ] as const;

const FLOWS: Readonly<Record<string, readonly [code: string, flow: string]>> = {
  listener: ['LI', flow('', caught('wait', SIGNAL))],
  thrower: ['TH', flow('', thrown('throw', SIGNAL, '<wangban:input source="1 + 1" target="level"/>'))],
  asker: ['AS', flow('', caught('wait', PAID), caught('more', SIGNAL))],
  payer: ['PA', flow('', thrown('pay', PAID, '<wangban:input source="amount" target="amount"/>'))],
  greeted: ['GR', flow('<messageEventDefinition messageRef="hello"/>', caught('wait', SIGNAL))],
  greeter: [
    'GE',
    flow(
      '',
      thrown(
        'greet',
        '<messageEventDefinition messageRef="hello"/>',
        '<wangban:input source="amount" target="amount"/>',
      ),
    ),
  ],
  termly: ['TE', flow('<signalEventDefinition signalRef="term"/>', caught('wait', SIGNAL))],
  ringer: ['RI', flow('', thrown('ring', '<signalEventDefinition signalRef="term"/>'))],
  care: [
    'CA',
    flow('', [
      'care',
      '<adHocSubProcess id="care" wangban:activities="chosen"><manualTask id="visit"/></adHocSubProcess>',
    ]),
  ],
  worker: [
    'WO',
    flow('', [
      'work',
      '<serviceTask id="work"><extensionElements><wangban:work topic="stamp"/></extensionElements></serviceTask>',
    ]),
  ],
  hourly: [
    'HO',
    flow(
      '<timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition>',
      caught('wait', SIGNAL),
    ),
  ],
};

let office: TestOffice;
let student: number;

beforeAll(async () => {
  office = await openTestOffice();
  student = office.personId('202410010101');
  const leave = await shippedLeave();
  for (const [code, [referenceCode, xml]] of Object.entries(FLOWS))
    await publish(leave, code, referenceCode, xml);
  await office.instances.catalogue.refresh();
});
afterAll(async () => {
  await expectInvariants(office.hall.pool);
  await office.close();
});

async function publish(
  leave: Awaited<ReturnType<typeof shippedLeave>>,
  code: string,
  referenceCode: string,
  xml: string,
): Promise<void> {
  const definition = { ...leave.definition, code, referenceCode };
  const form = leave.form.definition;
  const search = searchRowOf(definition);
  const sources = { form, flow: xml, callable: {}, contentHash: xml };
  const added = { service: code, referenceCode, definition, search, ...sources };
  await insertVersion(office.hall.pool, added, { now: office.hall.clock() });
}

async function submit(service: string, data: JsonObject = {}): Promise<number> {
  const version = (await office.instances.catalogue.refresh()).find(service)?.version ?? 0;
  const command = { type: 'submit', data } as const;
  const from = { person: student, key: freshKey() };
  return doneOf(await office.instances.lane.send({ service, serviceVersion: version, command, from }))
    .instanceId;
}

interface Found {
  readonly id: number;
  readonly status: string;
  readonly applicant: number;
  readonly state: { readonly variables?: JsonObject };
  readonly version: number;
}

async function found(id: number): Promise<Found> {
  const { rows } = await office.hall.pool.query<Found>(
    'SELECT id, status, applicant_id AS applicant, state, version FROM instance WHERE id = $1',
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`no case ${id}`);
  return row;
}

async function casesOf(service: string): Promise<readonly Found[]> {
  const { rows } = await office.hall.pool.query<Found>(
    'SELECT id, status, applicant_id AS applicant, state, version FROM instance WHERE service = $1 ORDER BY id',
    [service],
  );
  return rows;
}

async function count(table: 'case_wait' | 'kept_message'): Promise<number> {
  const { rows } = await office.hall.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return rows[0]?.n ?? 0;
}

const owner = () => ({ person: student, key: freshKey(), rights: ['owner'] as const });

const waitOf = async (id: number): Promise<number> => {
  const { rows } = await office.hall.pool.query<{ wait: number }>(
    `SELECT (state -> 'waits' -> 0 ->> 'id')::int AS wait FROM instance WHERE id = $1`,
    [id],
  );
  return rows[0]?.wait ?? 0;
};

const events = () => {
  const { instances } = office;
  const log = { error: () => undefined };
  const deps = { ...instances, log };
  return { ...deps, starts: createServiceStarts(deps) };
};
const bring = (id: string, name: string, key?: Json, variables?: JsonObject, ttlMs?: number) =>
  bringMessage(events(), { id, name, key, variables, applicant: undefined }, ttlMs);

describe('a signal that a case throws (BPMN 2.0 §10.5.5)', () => {
  it('reaches every case that waits for it, with what it carries, once each', async () => {
    const [one, two] = [await submit('listener'), await submit('listener')];
    await submit('thrower');
    await office.background.drain();
    for (const id of [one, two]) {
      expect(await found(id)).toMatchObject({
        status: 'closed',
        state: { variables: { level: 2 } },
        version: 2,
      });
    }
    expect(await count('case_wait')).toBe(0);
  });
  it('does not reach a case that began to wait after it was thrown', async () => {
    await submit('thrower');
    office.hall.clock.advance(1000);
    const late = await submit('listener');
    await office.background.drain();
    expect((await found(late)).status).toBe('running');
  });
  it('reaches nobody twice when its delivery runs again', async () => {
    const id = await submit('listener');
    await submit('thrower');
    await office.background.drain();
    const { version } = await found(id);
    await office.hall.ownerPool.query(`UPDATE delivery SET status = 'waiting' WHERE kind = 'broadcast'`);
    await office.background.drain();
    expect((await found(id)).version).toBe(version);
  });
  it('begins a case of each service with a start event of its name, for the head of the owner unit', async () => {
    await submit('ringer');
    await office.background.drain();
    const [begun, ...more] = await casesOf('termly');
    expect(more).toEqual([]);
    expect(begun?.applicant).not.toBe(student);
  });
});

describe('a message that a case throws (§8.4.2 Correlation)', () => {
  it('reaches the case whose key it carries, and no other', async () => {
    const [mine, other] = [await submit('asker', { no: 'A1' }), await submit('asker', { no: 'A2' })];
    await submit('payer', { no: 'A1', amount: 5 });
    await office.background.drain();
    expect(await found(mine)).toMatchObject({ version: 2, state: { variables: { amount: 5 } } });
    expect((await found(other)).version).toBe(1);
  });
  it('that comes before anybody waits is kept, and given once to the first who does', async () => {
    await submit('payer', { no: 'B1', amount: 7 });
    await office.background.drain();
    expect(await count('kept_message')).toBe(1);
    const [first, second] = [await submit('asker', { no: 'B1' }), await submit('asker', { no: 'B1' })];
    await office.background.drain();
    expect((await found(first)).version + (await found(second)).version).toBe(3);
    expect(await count('kept_message')).toBe(0);
  });
  it('that nobody asks for until it expires is gone', async () => {
    await bring('x1', 'paid', 'C1', {}, 1000);
    office.hall.clock.advance(1000);
    const id = await submit('asker', { no: 'C1' });
    await office.background.drain();
    expect((await found(id)).version).toBe(1);
  });
  it('begins a case of the service with a start event of its name, for the applicant of the case that threw it', async () => {
    await submit('greeter', { amount: 3 });
    await office.background.drain();
    expect(await casesOf('greeted')).toMatchObject([
      { applicant: student, state: { variables: { amount: 3 } } },
    ]);
  });
  it('waits for a case that is suspended, and reaches it when that goes on', async () => {
    const id = await submit('asker', { no: 'D1' });
    const { lane } = office.instances;
    doneOf(await lane.send({ command: { type: 'suspend', reason: 'legal' }, instanceId: id, from: owner() }));
    await bring('x2', 'paid', 'D1');
    await office.background.drain();
    expect((await found(id)).version).toBe(2);
    doneOf(
      await lane.send({ command: { type: 'unsuspend', reason: 'legal' }, instanceId: id, from: owner() }),
    );
    await office.background.drain();
    expect((await found(id)).version).toBe(4);
  });
  it('that is brought twice with the same id is one message', async () => {
    const [one, two] = [await submit('asker', { no: 'E1' }), await submit('asker', { no: 'E1' })];
    await Promise.all([bring('x3', 'paid', 'E1'), bring('x3', 'paid', 'E1').catch(() => undefined)]);
    await bring('x3', 'paid', 'E1');
    expect((await found(one)).version + (await found(two)).version).toBe(3);
  });
});

describe('work of another system (§10.3.3 Service Task)', () => {
  it('is done through the lane, once, and what it gave goes on as variables', async () => {
    const id = await submit('worker');
    const command = { type: 'completeWork', wait: await waitOf(id), variables: { serial: 7 } } as const;
    const { lane } = office.instances;
    doneOf(await lane.send({ command, instanceId: id, from: undefined }));
    expect(await found(id)).toMatchObject({ status: 'closed', state: { variables: { serial: 7 } } });
    expect(await lane.send({ command, instanceId: id, from: undefined })).toMatchObject({
      refused: { code: 'INSTANCE_CLOSED' },
    });
  });
  it('that fails with an error nobody catches ends its line of work', async () => {
    const id = await submit('worker');
    const command = { type: 'failWork', wait: await waitOf(id), error: 'E1' } as const;
    doneOf(await office.instances.lane.send({ command, instanceId: id, from: undefined }));
    expect((await found(id)).status).toBe('closed');
  });
});

describe('an ad-hoc step whose activities are chosen (§10.3.5)', () => {
  it('is begun and ended over HTTP by those in charge, and by nobody else', async () => {
    const id = await submit('care');
    const [head, other] = [await office.as('t1004'), await office.as('202410010101')];
    const begin = { activity: 'visit' };
    expect((await send(other, `/api/instances/${id}/activities`, begin)).status).toBe(403);
    expect((await send(head, `/api/instances/${id}/activities`, begin)).status).toBe(200);
    expect((await send(head, `/api/instances/${id}/activities-done`, { node: 'care' })).status).toBe(200);
    expect((await found(id)).status).toBe('closed');
  });
});

describe('a timer start event (§10.5.2)', () => {
  it('begins a case at each of its times, once, also when it is looked at twice', async () => {
    office.hall.clock.advance(HOUR_MS);
    const before = (await casesOf('hourly')).length;
    await office.background.drain();
    await office.background.drain();
    expect(await casesOf('hourly')).toHaveLength(before + 1);
  });
  it('begins one case also when two processes look at once', async () => {
    office.hall.clock.advance(HOUR_MS);
    const before = (await casesOf('hourly')).length;
    await Promise.all([startDue(events()), startDue(events()), startDue(events())]);
    expect(await casesOf('hourly')).toHaveLength(before + 1);
  });
  it('begins one case for all times that were missed while the hall was down', async () => {
    const before = (await casesOf('hourly')).length;
    office.hall.clock.advance(5 * HOUR_MS);
    await office.background.drain();
    expect(await casesOf('hourly')).toHaveLength(before + 1);
    office.hall.clock.advance(HOUR_MS);
    await office.background.drain();
    expect(await casesOf('hourly')).toHaveLength(before + 2);
  });
  it('stops with the version that has none', async () => {
    const before = (await casesOf('hourly')).length;
    await publish(await shippedLeave(), 'hourly', 'HO', flow('', caught('wait', SIGNAL)));
    office.hall.clock.advance(2 * HOUR_MS);
    await office.background.drain();
    expect(await casesOf('hourly')).toHaveLength(before);
  });
});
