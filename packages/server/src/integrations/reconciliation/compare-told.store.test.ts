import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestExchange, type TestExchange } from '../testing/test-exchange.ts';

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await openTestExchange({
    definition: { style: 'export', stuckAfterDays: 3, file: { folder: 'centre', settleSeconds: 0 } },
  });
  // From now on there is a next night.
  await exchange.settle();
}, 120_000);
afterAll(() => exchange.close());

async function tells(reference: string, version: number, status: string): Promise<void> {
  const folder = path.join(exchange.dropFolder, 'centre');
  await mkdir(folder, { recursive: true });
  const at = new Date(exchange.hall.clock()).toISOString();
  const line = `o-${reference},${reference},${version},${status},${at}`;
  await writeFile(path.join(folder, `${version}.csv`), `id,reference,version,status,updatedAt\n${line}\n`);
  await exchange.settle();
}
const days = async (count: number): Promise<void> => {
  exchange.hall.clock.advance(count * 86_400_000 + 60_000);
  await exchange.settle();
};
const page = async () => {
  const admin = await exchange.as('t1007', 'admin');
  const { body } = await admin.get('/api/office/systems/centre/reconciliation');
  const { last, open, mayCompare } = Object(body);
  return { here: last?.here, there: last?.there, stuck: open.stuck, mayCompare };
};
const differences = async () => {
  const admin = await exchange.as('t1007', 'admin');
  const { body } = await admin.get('/api/office/systems/centre/differences');
  return Object(body).items.map((one: { reference: string; status: string; class: string }) =>
    [one.reference, one.class, one.status].join(' '),
  );
};

it('a system that tells by files is compared by what it was told and has told, and long silence is named', async () => {
  const silent = await exchange.submit();
  const heard = await exchange.submit();
  await days(1);
  expect(await page()).toEqual({ here: 2, there: 0, stuck: 0, mayCompare: true });
  await tells(heard.reference, 1, 'accepted');
  await days(2);
  // Thursday: three working days since Monday, and two since it was heard of the other.
  expect(await page()).toEqual({ here: 2, there: 1, stuck: 1, mayCompare: true });
  expect(await differences()).toEqual([`${silent.reference} stuck open`]);
  await tells(silent.reference, 2, 'accepted');
  await tells(heard.reference, 3, 'refused');
  await days(1);
  expect(await page()).toEqual({ here: 2, there: 2, stuck: 0, mayCompare: true });
  expect(await differences()).toEqual([`${silent.reference} stuck healed`]);
  await days(40);
  // What closed long ago is not counted any more; the other has been silent again.
  expect(await page()).toMatchObject({ here: 1, there: 1, stuck: 1 });
});
