import type { DatabaseTarget } from '../pool.ts';
import { answers, readPostmaster } from './postmaster.ts';

/** Reaches the embedded database that another process of ours keeps running; undefined = it does not run. */
export async function connectEmbedded(
  cluster: string,
  database: string,
  schema: string,
): Promise<DatabaseTarget | undefined> {
  const running = await readPostmaster(cluster);
  if (running === undefined || !(await answers(running.socketFolder, cluster))) return undefined;
  return embeddedTarget(running.socketFolder, database, schema);
}

/** Logins 登录方式 over the private socket: whoever can enter its folder is trusted. */
export function embeddedTarget(socketFolder: string, database: string, schema: string): DatabaseTarget {
  const place = { host: socketFolder, port: 5432, database };
  return { owner: { ...place, user: 'wangban' }, hall: { ...place, user: schema }, schema };
}
