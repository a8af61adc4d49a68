import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HookReply, HookRequest } from '@wangban/connectors/webhook';
import { searchRowOf } from '../../catalogue/search/search-row.ts';
import { insertVersion } from '../../catalogue/store.ts';
import { shippedLeave } from '../../catalogue/testing/import-sample.ts';
import { expectInvariants } from '../../instances/testing/invariants.ts';
import { doneOf, freshKey } from '../../instances/testing/test-desk.ts';
import type { HookRule } from '../systems/definition.ts';
import { openTestExchange, type TestExchange } from '../testing/test-exchange.ts';

const RULE: HookRule = {
  hook: 'task.expiring',
  services: ['timed'],
  fields: ['reason'],
  limitMs: 300,
  fallback: 'refuse',
};
const HOUR_MS = 3_600_000;
/** The counsellor has an hour; after two the step rejects by itself. */
const FLOW = `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wangban="urn:wangban:bpmn:1" targetNamespace="urn:test">
<process id="p" isExecutable="true"><startEvent id="start"/><userTask id="check" name="审核"><extensionElements>
<wangban:approval><wangban:approver rule="counsellor"/></wangban:approval>
<wangban:timeout after="PT1H" do="remind"/><wangban:timeout after="PT2H" do="autoReject"/></extensionElements></userTask><endEvent id="end"/>
<sequenceFlow id="a" sourceRef="start" targetRef="check"/><sequenceFlow id="b" sourceRef="check" targetRef="end"/></process></definitions>`;

let exchange: TestExchange;
let answer: (request: HookRequest) => HookReply;
let heard: HookRequest[] = [];
beforeAll(async () => {
  exchange = await openTestExchange({
    definition: { hooks: [RULE] },
    simulator: {
      answerHook: (request) => {
        heard.push(request);
        return answer(request);
      },
    },
  });
  const leave = await shippedLeave();
  const definition = { ...leave.definition, code: 'timed', referenceCode: 'SX', obligations: [] };
  const sources = { form: leave.form.definition, flow: FLOW, callable: {}, contentHash: 'timed' };
  const added = { service: 'timed', referenceCode: 'SX', definition, search: searchRowOf(definition) };
  const { pool, clock } = exchange.hall;
  await insertVersion(pool, { ...added, ...sources }, { now: clock() });
  await exchange.parts.catalogue.refresh();
});
afterAll(async () => {
  await expectInvariants(exchange.hall.pool);
  await exchange.close();
});
beforeEach(() => {
  heard = [];
  answer = () => ({});
  exchange.simulator.setFaults({});
  exchange.hall.clock.set('2026-03-02T01:00:00Z');
});

async function filed(): Promise<number> {
  const command = { type: 'submit', data: { reason: '灯不亮' } } as const;
  const from = { person: exchange.student, key: freshKey() };
  const { lane } = exchange.parts.instances;
  return doneOf(await lane.send({ service: 'timed', serviceVersion: 1, command, from })).instanceId;
}
async function after(hours: number): Promise<void> {
  exchange.hall.clock.advance(hours * HOUR_MS);
  await exchange.settle();
}
/** What happened by itself, in order. */
async function byItself(id: number): Promise<readonly string[]> {
  const { rows } = await exchange.hall.pool.query<{ what: string }>(
    `SELECT (x ->> 'type') || ' ' || (x ->> 'do') AS what FROM event CROSS JOIN json_array_elements(events) AS x
     WHERE instance_id = $1 AND x ->> 'type' IN ('TimedOut', 'DeadlineAnswered') ORDER BY seq`,
    [id],
  );
  return rows.map(({ what }) => what);
}
const timeline = async (id: number) =>
  JSON.stringify((await (await exchange.as('202410010101')).get(`/api/instances/${id}`)).body);

describe('the end of a task’s time', () => {
  it('is told with the case, the step and nobody who does it, and comes as the flow says without an answer to it', async () => {
    const id = await filed();
    await after(1);
    expect(heard).toMatchObject([
      { hook: 'task.expiring', service: 'timed', task: { node: 'check' }, form: { reason: '灯不亮' } },
    ]);
    expect(heard[0]).toMatchObject({ actor: { personNo: '' }, entitled: { personNo: '202410010101' } });
    expect(await byItself(id)).toEqual(['TimedOut remind']);
  });

  it('is put off as the system says, is asked about again then, and its history says so', async () => {
    const id = await filed();
    answer = () => ({ timer: { do: 'postpone', seconds: 1800 }, message: '配件在路上' });
    await after(1);
    expect(await byItself(id)).toEqual(['DeadlineAnswered postpone']);
    expect(await timeline(id)).toContain('报修中心：配件在路上');
    await after(0.25);
    expect(heard).toHaveLength(1);
    answer = () => ({});
    await after(0.25);
    expect(await byItself(id)).toEqual(['DeadlineAnswered postpone', 'TimedOut remind']);
  });

  it('is let go, once, or is used to do what the step does later', async () => {
    const [ignored, acted] = [await filed(), await filed()];
    const { rows } = await exchange.hall.pool.query<{ reference: string }>(
      'SELECT reference FROM instance WHERE id = $1',
      [acted],
    );
    answer = ({ instance }) =>
      instance?.reference === rows[0]?.reference
        ? { timer: { do: 'act', action: 'autoReject' } }
        : { timer: { do: 'ignore' } };
    await after(1);
    expect(await byItself(ignored)).toEqual(['DeadlineAnswered ignore']);
    expect(await byItself(acted)).toEqual(['DeadlineAnswered act', 'TimedOut autoReject']);
  });

  it('ends the case', async () => {
    const id = await filed();
    answer = () => ({ timer: { do: 'terminate' }, message: '设备已经报废' });
    await after(1);
    const { rows } = await exchange.hall.pool.query('SELECT outcome FROM instance WHERE id = $1', [id]);
    expect(rows).toEqual([{ outcome: 'terminated' }]);
  });

  it.each(['hook-slow', 'hook-500', 'hook-schema'] as const)(
    'comes as the flow says when the system has the fault %s, whatever its rule wants',
    async (fault) => {
      const id = await filed();
      exchange.simulator.setFaults({ [fault]: 1 });
      await after(1);
      expect(await byItself(id)).toEqual(['TimedOut remind']);
    },
  );
});
