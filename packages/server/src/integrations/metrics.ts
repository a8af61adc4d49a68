import { Counter, Gauge, type Registry } from 'prom-client';
import type { Pool } from '../platform/db/pool.ts';
import { standingsOf } from './systems/store.ts';

/** Counts 对接计数 of this process, by system. */
export interface IntegrationCounters {
  readonly delivery: (system: string, result: string) => void;
  readonly event: (system: string, via: string, result: string) => void;
}

/** For tests and commands that nobody measures. */
export const uncounted: IntegrationCounters = { delivery: () => undefined, event: () => undefined };

/** Counters of attempts and events. */
export function integrationCounters(registry: Registry): IntegrationCounters {
  const deliveries = new Counter({
    name: 'wangban_system_deliveries_total',
    help: 'Attempts to tell a business system something, by result: done, failed (tried again), dead, skipped',
    labelNames: ['system', 'result'],
    registers: [registry],
  });
  const events = new Counter({
    name: 'wangban_system_events_total',
    help: 'Events of business systems that were worked on, by the way they came and what became of them',
    labelNames: ['system', 'via', 'result'],
    registers: [registry],
  });
  return {
    delivery: (system, result) => deliveries.inc({ system, result }),
    event: (system, via, result) => events.inc({ system, via, result }),
  };
}

/** What waits for systems, and for people because of them; read when scraped. */
export function measureSystems(registry: Registry, pool: Pool): void {
  const waiting = new Gauge({
    name: 'wangban_system_rows',
    help: 'Rows by system and state: waiting (to be sent), dead and quarantined (a person looks at them); up to 1000 each',
    labelNames: ['system', 'state'],
    registers: [registry],
    collect: async () => {
      waiting.reset();
      age.reset();
      open.reset();
      for (const row of await standingsOf(pool)) {
        const { code: system } = row;
        for (const state of ['waiting', 'dead', 'quarantined'] as const)
          waiting.set({ system, state }, row[state]);
        age.set({ system }, (Date.now() - (row.oldestWaitingAt?.getTime() ?? Date.now())) / 1000);
        open.set({ system }, row.openUntil !== null && row.openUntil.getTime() > Date.now() ? 1 : 0);
      }
    },
  });
  const age = new Gauge({
    name: 'wangban_system_oldest_waiting_seconds',
    help: 'How long the oldest delivery to a system has waited',
    labelNames: ['system'],
    registers: [registry],
  });
  const open = new Gauge({
    name: 'wangban_system_breaker_open',
    help: '1 while nothing is sent to a system because it failed again and again',
    labelNames: ['system'],
    registers: [registry],
  });
}
