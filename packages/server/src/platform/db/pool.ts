import { Pool as PgPool, type PoolClient } from 'pg';
import { parseDatabaseType } from './database-type.ts';

/** Connection pool 连接池 of the hall role: what every feature writes and reads through. */
export type Pool = PgPool;
/** Anything that answers a query: the pool, or one client inside a transaction. */
export type Queryable = Pick<PoolClient, 'query'>;

/** How to reach the database: as owner (migrations) and as hall role (everything else). Plain data. */
export interface DatabaseTarget {
  readonly owner: DatabaseLogin;
  readonly hall: DatabaseLogin;
  /** The only schema that the hall role works in. */
  readonly schema: string;
}

/** One login 数据库登录: either a connection string or the parts of a unix socket connection. */
export interface DatabaseLogin {
  readonly connectionString?: string;
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly user?: string;
  readonly password?: string;
}

/** Limits 连接限制 of one pool. A second process brings a second pool, so keep the sum below the server's limit. */
export interface PoolOptions {
  readonly max?: number;
  readonly statementTimeoutMs?: number;
  readonly onError?: (error: Error) => void;
  readonly applicationName?: string;
}

/**
 * Opens a pool whose connections can see one schema only, speak UTC and give up early: a statement after 10 s,
 * a lock after 3 s, an idle transaction after 15 s, a connection attempt after 5 s.
 */
export function openPool(login: DatabaseLogin, schema: string, options: PoolOptions = {}): Pool {
  const pool = new PgPool({
    ...login,
    max: options.max ?? 20,
    application_name: options.applicationName ?? 'wangban',
    statement_timeout: options.statementTimeoutMs ?? 10_000,
    lock_timeout: 3000,
    idle_in_transaction_session_timeout: 15_000,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    options: `-c search_path=${schema},pg_temp -c timezone=UTC`,
    types: { getTypeParser: parseDatabaseType },
  });
  const report = options.onError ?? (() => undefined);
  pool.on('error', report);
  // A connection that dies while a request holds it fails that request's query; without a listener it would
  // also end the process.
  pool.on('connect', (client) => client.on('error', report));
  return pool;
}
