import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { inject } from 'vitest';
import { openPool, type DatabaseTarget, type Pool } from '../db/pool.ts';
import { testClock, type TestClock } from './test-clock.ts';

/** A hall 测试大厅 of one test file: its own migrated database and its own clock. */
export interface TestHall {
  /** Connects as the hall role, like the server. */
  readonly pool: Pool;
  /** Connects as the owner, for what the hall role may not do (such as tampering). */
  readonly ownerPool: Pool;
  readonly target: DatabaseTarget;
  readonly clock: TestClock;
  /** A further pool as hall role: stands for a second process. Closed with the hall. */
  openPool(max?: number): Pool;
  close(): Promise<void>;
}

/** Options 选项: where the clock starts, how many connections the pool may open (default 10). */
export interface TestHallOptions {
  readonly now?: string | number;
  readonly poolSize?: number;
}

/** Clones the template database (about 50 ms). Close it in `afterAll`. */
export async function createTestHall(options: TestHallOptions = {}): Promise<TestHall> {
  const template = inject('templateDatabase');
  const database = `hall_${process.pid}_${randomBytes(4).toString('hex')}`;
  const name = escapeIdentifier(database);
  const source = escapeIdentifier(template.owner.database ?? '');
  await asOwner(template, `CREATE DATABASE ${name} TEMPLATE ${source}`);
  const target = {
    ...template,
    owner: { ...template.owner, database },
    hall: { ...template.hall, database },
  };
  const pools: Pool[] = [];
  const open = (login: DatabaseTarget['hall'], max: number): Pool => {
    const pool = openPool(login, target.schema, { max });
    pools.push(pool);
    return pool;
  };
  return {
    pool: open(target.hall, options.poolSize ?? 10),
    ownerPool: open(target.owner, 4),
    target,
    clock: testClock(options.now),
    openPool: (max = 10) => open(target.hall, max),
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await asOwner(template, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asOwner(template: DatabaseTarget, sql: string): Promise<void> {
  const client = new Client({ ...template.owner, database: 'postgres' });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
