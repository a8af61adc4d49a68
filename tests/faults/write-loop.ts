/**
 * A server process as far as writing goes 写入进程, to be killed: settles what its predecessor left unknown, then writes
 * without end. Prints a dot per acknowledged command. Arguments: database login, ledger file, seed, `settle` to stop then.
 */
import { IdAllocator } from '../../packages/server/src/instances/ids.ts';
import { Lane } from '../../packages/server/src/instances/lane.ts';
import { testWorld } from '../../packages/server/src/instances/testing/test-world.ts';
import { openPool, type DatabaseLogin } from '../../packages/server/src/platform/db/pool.ts';
import { settleUnknown, write, type WriterDeps } from './writer.ts';

const [loginText = '{}', ledger = '', seed = '1', mode] = process.argv.slice(2);
const login: DatabaseLogin = JSON.parse(loginText);
const pool = openPool(login, 'hall_main', { max: 10 });
const world = await testWorld();
const lane = new Lane({ pool, clock: Date.now, world, ids: new IdAllocator(pool) });
const acknowledged = (): void => void process.stdout.write('.');
const deps: WriterDeps = { pool, lane, ledger, seed: Number(seed), acknowledged };
await settleUnknown(deps);
if (mode !== 'settle') await write(deps, 8, () => false);
await pool.end();
