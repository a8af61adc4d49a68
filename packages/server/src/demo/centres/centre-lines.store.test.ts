import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestExchange, type TestExchange } from '../../integrations/testing/test-exchange.ts';
import { centreLines } from './centre-lines.ts';
import { registerCentre } from './register-centre.ts';

const root = path.resolve(import.meta.dirname, '../../../../..');
let exchange: TestExchange;
beforeAll(async () => {
  exchange = await openTestExchange({ silent: true });
}, 120_000);
afterAll(() => exchange.close());

it('the accounts of the demo systems that the hall has are told, with where each was last', async () => {
  const { pool, clock } = exchange.hall;
  const { systems, directory, keys } = exchange.parts;
  expect(await centreLines(pool, root, 'geheim')).toEqual([]);
  const file = path.join(root, 'demo/systems/dorm-repair.yaml');
  const base = 'http://127.0.0.1:4177/hall';
  const deps = { pool, clock, systems, directory, keys };
  expect(await registerCentre(deps, { code: 'dorm-repair', file, base })).toBeUndefined();
  expect(await centreLines(pool, root, 'geheim')).toEqual([
    '',
    '学生公寓报修管理系统 dorm-repair: http://127.0.0.1:4177',
    expect.stringMatching(
      /^ {2}账号 accounts \(密码 password: geheim\): luxh 陆小红 \(派单员 dispatcher\) · /,
    ),
  ]);
});
