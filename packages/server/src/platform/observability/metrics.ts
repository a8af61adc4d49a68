import { escapeIdentifier } from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, type Registry } from 'prom-client';
import type { Pool } from '../db/pool.ts';
import type { App } from '../http/app-type.ts';

/** Process figures: event loop delay (`nodejs_eventloop_lag_p99_seconds`), heap, CPU. Once per process. */
export function measureProcess(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
}

/** How long each route takes, in seconds, by route pattern (never the address itself) and status class. */
export function measureHttp(registry: Registry, app: App): void {
  const durations = new Histogram({
    name: 'wangban_http_request_duration_seconds',
    help: 'Time from the first byte in to the last byte out, by route pattern and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const { url = 'unmatched' } = request.routeOptions;
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    durations.observe({ method: request.method, route: url, status }, reply.elapsedTime / 1000);
  });
}

/** Connections of the pool: in use, idle, and requests that wait for one. */
export function measurePool(registry: Registry, pool: Pool): void {
  const connections = new Gauge({
    name: 'wangban_db_pool_connections',
    help: 'Database connections by state; `waiting` counts requests that wait for a connection',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      connections.set({ state: 'idle' }, pool.idleCount);
      connections.set({ state: 'used' }, pool.totalCount - pool.idleCount);
      connections.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}

/** Commands that wait for a batch of the lane: it grows when the database cannot keep up. */
export function measureLane(registry: Registry, lane: { readonly waiting: number }): void {
  const waiting: Gauge = new Gauge({
    name: 'wangban_lane_waiting_commands',
    help: 'Commands that wait for a batch of the write path in this process',
    registers: [registry],
    collect: () => waiting.set(lane.waiting),
  });
}

/** Open, due and given-up jobs of a queue table, and how long the oldest is overdue; read when scraped. */
export function measureQueue(registry: Registry, pool: Pool, table: 'timer' | 'delivery' | 'chore'): void {
  const depth = new Gauge({
    name: `wangban_${table}_jobs`,
    help: `Rows of ${table} by state: waiting (its time has not come), due, running, failed (given up)`,
    labelNames: ['state'],
    registers: [registry],
    collect: async () => {
      const rows = await queueState(pool, table);
      depth.reset();
      for (const row of rows) depth.set({ state: row.state }, row.count);
      age.set(Math.max(0, ...rows.filter(({ state }) => state === 'due').map((row) => row.ageSeconds)));
    },
  });
  const age = new Gauge({
    name: `wangban_${table}_oldest_due_seconds`,
    help: `How long the oldest due row of ${table} has waited`,
    registers: [registry],
  });
}

interface QueueState {
  readonly state: string;
  readonly count: number;
  readonly ageSeconds: number;
}

async function queueState(pool: Pool, table: string): Promise<readonly QueueState[]> {
  const { rows } = await pool.query<QueueState>(
    `SELECT CASE WHEN status = 'waiting' AND run_at <= clock_timestamp() THEN 'due' ELSE status END AS state,
            count(*) AS count, extract(epoch FROM clock_timestamp() - min(run_at))::float AS "ageSeconds"
     FROM ${escapeIdentifier(table)} WHERE status <> 'done' GROUP BY 1`,
  );
  return rows;
}
