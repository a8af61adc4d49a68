import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

/** An empty database 测试数据库 of one test file. */
export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Makes an empty database on the server that the test run has started. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { host, port, user } = inject('templateDatabase').owner;
  const name = `example_${process.pid}_${randomBytes(4).toString('hex')}`;
  const urlOf = (database: string) =>
    `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`;
  const run = async (sql: string) => {
    const client = new Client({ connectionString: urlOf('postgres') });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await run(`CREATE DATABASE "${name}"`);
  return { url: urlOf(name), drop: () => run(`DROP DATABASE "${name}" WITH (FORCE)`) };
}
