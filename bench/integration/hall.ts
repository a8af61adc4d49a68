import { once } from 'node:events';
import path from 'node:path';
import { createApp } from '../../packages/server/src/app.ts';
import { openHall } from '../../packages/server/src/hall.ts';
import { openPool } from '../../packages/server/src/platform/db/pool.ts';
import { openLogger } from '../../packages/server/src/platform/observability/logger.ts';
import { openHallKeys } from '../../packages/server/src/platform/sealing/hall-keys.ts';

/** The whole hall as in production, its background work too, on a database that the benchmark has filled. */
const [login = '', schema = '', folder = '', setting = ''] = process.argv.slice(2);
const log = openLogger('info');
const pool = openPool(JSON.parse(login), schema);
const clock = Date.now;
const keys = openHallKeys({ setting, file: '' });
const hall = await openHall({ pool, clock, filesFolder: path.join(folder, 'files'), keys, log });
const app = await createApp({ pool, clock, logger: log, rateFactor: 1 }, hall);
const url = await app.listen({ host: '127.0.0.1', port: 0 });
hall.background.start();
process.on('message', (codes: string) => {
  hall.integrations.wake(new Set(codes.split(',')));
  process.send?.({ woken: 1 });
});
process.send?.({ port: Number(new URL(url).port) });
await once(process, 'disconnect');
await app.close();
await hall.background.stop();
await pool.end();
