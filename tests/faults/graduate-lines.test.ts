import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGraduate, type RunningGraduate } from '../../examples/graduate-system/src/start-graduate.ts';
import { addRecord } from '../../examples/graduate-system/src/records.ts';
import type { TestDatabase } from '../../examples/foundation/src/testing/make-database.ts';
import { createTestDatabase } from '../../examples/foundation/src/testing/test-database.ts';
import {
  createOutbound,
  describe,
  fetchFile,
  type Outbound,
} from '../../packages/connectors/src/webhook/index.ts';
import { testSecret, TEST_SECRETS } from '../../packages/connectors/src/webhook/testing.ts';
import { readOrderFile } from '../../packages/server/src/integrations/order-files/read-order-file.ts';

const now = new Date('2026-03-02T02:00:00Z');
let database: TestDatabase;
let running: RunningGraduate;
let outbound: Outbound;
beforeAll(async () => {
  database = await createTestDatabase();
  running = await startGraduate({
    databaseUrl: database.url,
    hallUrl: 'http://127.0.0.1:9',
    secrets: { fromHall: [TEST_SECRETS.fromHall], toHall: [TEST_SECRETS.toHall] },
    exportToken: '',
    dropFolder: '',
    port: 0,
    now: () => now,
    background: false,
  });
  const { hostname, port } = new URL(running.url);
  outbound = createOutbound({ allowed: [{ host: hostname, port: Number(port), private: true }] });
});
afterAll(async () => {
  await outbound.close();
  await running.stop();
  await database.drop();
});

const peer = (secret: string) => ({
  outbound,
  baseUrl: `${running.url}/hall`,
  secrets: [testSecret(secret)],
  clock: { now: () => now.getTime(), after: () => () => undefined },
});
const MOST = 1_000_000;

test('the hall can test the connection to the graduate system, and fetch the file of a day', async () => {
  expect(await describe(peer(TEST_SECRETS.fromHall))).toMatchObject({
    kind: 'done',
    value: { name: '研究生教育管理系统', operations: [] },
  });
  const at = `${running.url}/export/2026-03-02.csv`;
  expect(await fetchFile(peer(TEST_SECRETS.fromHall), at, MOST)).toEqual({ kind: 'done', value: undefined });
  expect(await fetchFile(peer(TEST_SECRETS.toHall), at, MOST)).toMatchObject({ kind: 'refused' });
});

test('what the graduate system writes is what the hall reads, whatever people type', async () => {
  const record = {
    reference: '20260302-YXX-0000019',
    service: 'suspension-postgraduate',
    personNo: '202420010101',
    personName: '林嘉禾',
    fields: {},
    link: null,
  };
  await addRecord(running.system.pool, record, now);
  await running.system.pool.query(
    `INSERT INTO record_line SELECT id, 2, '2026-03-02', $1, 'refused', NULL, NULL, NULL, $2, '严素洁' FROM student_record`,
    [now, '=HYPERLINK("x"), 第一行\n"第二行"'],
  );
  const answer = await fetchFile(peer(TEST_SECRETS.fromHall), `${running.url}/export/2026-03-02.csv`, MOST);
  const bytes = answer.kind === 'done' ? answer.value?.bytes : undefined;
  const { lines, problems } = await readOrderFile(bytes ?? Buffer.alloc(0), now.getTime());
  expect(lines.map(({ order }) => order)).toMatchObject([
    { id: '1', no: 'XJ000001', reference: record.reference, version: 1, status: 'received' },
    { version: 2, status: 'refused', note: '=HYPERLINK("x"), 第一行\n"第二行"' },
  ]);
  expect(problems.map(({ fate }) => fate)).toEqual(['normalised']);
});
