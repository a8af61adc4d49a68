import { Pool as PgPool, type PoolClient } from 'pg';

export type Pool = PgPool;
/** Anything that answers a query: the pool, or a client inside a transaction. */
export type Queryable = Pick<PoolClient, 'query'>;

/**
 * Opens a pool on a database of the application's own; a statement is given up after 10 s, a lock after 3 s. A unix socket is
 * written as `postgresql://user@localhost/name?host=/folder`.
 */
export function openPool(url: string, name: string): Pool {
  const address = new URL(url);
  address.searchParams.set('options', '-c timezone=UTC -c lock_timeout=3000');
  const pool = new PgPool({
    connectionString: address.href,
    max: 8,
    application_name: name,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 15_000,
    connectionTimeoutMillis: 5000,
  });
  // An idle connection that the server ends; the next query opens another one.
  pool.on('error', () => undefined);
  return pool;
}
