import type { JsonObject } from '@wangban/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importService } from '../catalogue/import-service.ts';
import { importLeave, shippedLeave } from '../catalogue/testing/import-sample.ts';
import { at, leave, openTestOffice, send, type TestOffice } from '../instances/testing/test-office.ts';
import { releasesOf } from './store.ts';

const LEAVE = 'leave-undergraduate';
const ROUNDS = 200;
/** Each round compiles two versions: the usual minute is short on a busy machine. */
const LIMIT_MS = 300_000;

describe('a case under way', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await openTestOffice();
  });
  afterAll(() => office.close());

  /** The next version: its first step is called otherwise, and its form asks for one thing more. */
  const importNext = (): Promise<number> =>
    importLeave(office.hall, (service) => {
      const flowXml = service.flowXml.replace(/name="辅导员审批"/, 'name="班主任审批"');
      expect(flowXml).not.toBe(service.flowXml);
      return { ...service, flowXml, contentHash: `${service.contentHash} next` };
    });

  it('keeps flow and form of its version over a publication, a return and a resubmit', async () => {
    const student = await office.as('202410010101');
    const counsellor = await office.as('t1001');
    const submitted = await send(student, '/api/instances', {
      service: LEAVE,
      serviceVersion: 1,
      data: leave(1),
    });
    expect(submitted).toMatchObject({ status: 201 });
    const id = Number(at(submitted.body, 'id'));
    const task = async (): Promise<{ id: unknown; nodeName: unknown; version: unknown }> => {
      const { body } = await counsellor.get('/api/tasks');
      return {
        id: at(body, 'items.0.id'),
        nodeName: at(body, 'items.0.nodeName'),
        version: at(body, 'items.0.version'),
      };
    };
    const before = await task();
    expect(await importNext()).toBe(2);
    expect(await task()).toEqual(before);
    const returned = await send(counsellor, `/api/tasks/${String(before.id)}/return`, {
      seenVersion: before.version,
      target: { kind: 'applicant' },
      resume: 'rewalk',
      opinion: '请补充行程',
    });
    expect(returned).toMatchObject({ status: 200, body: { state: 'returned' } });
    const again = await send(student, `/api/instances/${id}/resubmit`, {
      // The task that the return opened.
      seenVersion: 1,
      data: { ...leave(1), reason: '家中有事，行程已补充' },
    });
    expect(again.body).toMatchObject({ state: expect.any(String) });
    expect(again.status).toBe(200);
    expect((await task()).nodeName).toEqual(before.nodeName);
    const { rows } = await office.hall.pool.query(
      'SELECT service_version AS version FROM instance WHERE id = $1',
      [id],
    );
    expect(rows).toEqual([{ version: 1 }]);
    const [newest, oldest] = await releasesOf(office.hall.pool, LEAVE);
    expect([newest?.running, oldest?.running]).toEqual([0, 1]);
    // Who begins now begins with the new one.
    const stale = await send(student, '/api/instances', {
      service: LEAVE,
      serviceVersion: 1,
      data: leave(2),
    });
    expect(stale).toMatchObject({ status: 409, body: { code: 'SERVICE_CHANGED', facts: { version: 2 } } });
  });

  it(
    `names a version that was in force while it began, over ${ROUNDS} publications at the same moment`,
    async () => {
      const { hall, instances } = office;
      const applicant = office.personId('202410010101');
      const shipped = await shippedLeave();
      const publish = async (contentHash: string): Promise<number> => {
        const imported = await importService(hall.pool, { ...shipped, contentHash }, { now: hall.clock() });
        return 'version' in imported ? imported.version : 0;
      };
      const wrong: string[] = [];
      const data: JsonObject = JSON.parse(JSON.stringify(leave(1)));
      const tallies = { begun: 0, refused: 0 };
      for (let round = 0; round < ROUNDS; round++) {
        const serving = (await instances.catalogue.refresh()).find(LEAVE)?.version ?? 0;
        const begin = (version: number, key: string) =>
          instances.lane.send({
            service: LEAVE,
            serviceVersion: version,
            command: { type: 'submit', data },
            from: { person: applicant, key },
          });
        const [imported, early, late] = await Promise.all([
          publish(`round ${round}`),
          begin(serving, `early ${round}`),
          begin(serving + 1, `late ${round}`),
        ]);
        if (imported !== serving + 1) wrong.push(`round ${round}: published ${imported} after ${serving}`);
        for (const [answer, version] of [
          [early, serving],
          [late, serving + 1],
        ] as const) {
          if ('refused' in answer) {
            tallies.refused++;
            // Either was in force at some moment of the round: a refusal names the other one.
            const told = answer.refused.fact['version'];
            const other = version === serving ? serving + 1 : serving;
            if (answer.refused.code !== 'SERVICE_CHANGED' || told !== other)
              wrong.push(
                `round ${round}: ${version} refused with ${answer.refused.code} ${JSON.stringify(told)}`,
              );
            continue;
          }
          tallies.begun++;
          const { rows } = await hall.pool.query<{ version: number }>(
            'SELECT service_version AS version FROM instance WHERE id = $1',
            [answer.done.instanceId],
          );
          if (rows[0]?.version !== version)
            wrong.push(`round ${round}: ${rows[0]?.version} instead of ${version}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(tallies.begun + tallies.refused).toBe(2 * ROUNDS);
      expect(Math.min(tallies.begun, tallies.refused)).toBeGreaterThan(0);
      const { rows } = await hall.pool.query<{ count: number }>(
        `SELECT count(*)::integer AS count FROM instance WHERE service = $1`,
        [LEAVE],
      );
      expect(rows).toEqual([{ count: tallies.begun + 1 }]);
    },
    LIMIT_MS,
  );
});
