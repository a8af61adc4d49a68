import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCatalogue } from '../../packages/server/src/catalogue/catalogue.ts';
import { createCompiledServices } from '../../packages/server/src/catalogue/compiled.ts';
import { readServiceFolder } from '../../packages/server/src/catalogue/folder/read-service-folder.ts';
import { importService } from '../../packages/server/src/catalogue/import-service.ts';
import { loadCampus } from '../../packages/server/src/demo/load-campus.ts';
import type { InstanceParts } from '../../packages/server/src/instances/open-instances.ts';
import { createCalendar, seedCalendar } from '../../packages/server/src/people/calendar.ts';
import { createDirectory } from '../../packages/server/src/people/directory.ts';
import { startEmbedded } from '../../packages/server/src/platform/db/embedded/start-embedded.ts';
import { migrate } from '../../packages/server/src/platform/db/migrate.ts';
import { openPool, type Pool } from '../../packages/server/src/platform/db/pool.ts';

/** A hall of its own for measuring: durable embedded PostgreSQL, demo campus, the leave service. */
export interface BenchHall {
  readonly pool: Pool;
  readonly ownerPool: Pool;
  readonly parts: InstanceParts;
  /** Process of the database; its connections are its children. */
  readonly databasePid: number;
  close(): Promise<void>;
}

/** Makes a hall in a throw-away folder; fsync is on. */
export async function openBenchHall(poolSize: number): Promise<BenchHall> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wb-bench-'));
  const server = await startEmbedded(folder);
  const target = await server.target('wangban', 'hall_main');
  await migrate(target);
  const pool = openPool(target.hall, target.schema, { max: poolSize });
  const ownerPool = openPool(target.owner, target.schema, { max: 2, statementTimeoutMs: 600_000 });
  await seedCalendar(pool);
  await loadCampus(pool, Date.now());
  const leave = await readServiceFolder(
    path.resolve(import.meta.dirname, '../../services/leave-undergraduate'),
  );
  if ('problems' in leave) throw new Error(JSON.stringify(leave.problems));
  await importService(pool, leave.service, { now: Date.now() });
  const [directory, calendar, catalogue] = await Promise.all([
    createDirectory(pool),
    createCalendar(pool),
    createCatalogue(pool),
  ]);
  const serviceByVersion = createCompiledServices(pool, directory);
  return {
    pool,
    ownerPool,
    databasePid: server.pid,
    parts: { pool, clock: Date.now, directory, calendar, catalogue, serviceByVersion },
    close: async () => {
      await Promise.all([pool.end(), ownerPool.end()]);
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
