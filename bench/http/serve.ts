import { once } from 'node:events';
import path from 'node:path';
import { createApp } from '../../packages/server/src/app.ts';
import { openHall } from '../../packages/server/src/hall.ts';
import { openPool } from '../../packages/server/src/platform/db/pool.ts';
import { openLogger } from '../../packages/server/src/platform/observability/logger.ts';

/**
 * The whole application in a process of its own, as in production, on a database that the benchmark has filled. Only the
 * budgets of requests are lifted, and no jobs run in the background: the figure is the path of a command.
 */
const [login = '', schema = '', folder = ''] = process.argv.slice(2);
const logger = openLogger('info');
const pool = openPool(JSON.parse(login), schema);
const clock = Date.now;
const hall = await openHall({ pool, clock, filesFolder: path.join(folder, 'files'), log: logger });
const app = await createApp({ pool, clock, logger, rateFactor: 1_000_000 }, hall);
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ port: Number(new URL(url).port) });
await once(process, 'disconnect');
await app.close();
await pool.end();
