import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** An empty database 测试数据库 that a test has for itself. */
export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** A server behind a unix socket. */
export interface TestServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
}

/** Makes an empty database on a server that runs for tests. */
export async function makeDatabase({ host, port, user }: TestServer): Promise<TestDatabase> {
  const name = `example_${process.pid}_${randomBytes(4).toString('hex')}`;
  const urlOf = (database: string) =>
    `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  await run(urlOf('postgres'), `CREATE DATABASE "${name}"`);
  return { url: urlOf(name), drop: () => run(urlOf('postgres'), `DROP DATABASE "${name}" WITH (FORCE)`) };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
