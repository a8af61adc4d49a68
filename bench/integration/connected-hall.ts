import { randomBytes } from 'node:crypto';
import { openInstances } from '../../packages/server/src/instances/open-instances.ts';
import { changeSecret } from '../../packages/server/src/integrations/systems/change-secret.ts';
import type { SystemDefinition } from '../../packages/server/src/integrations/systems/definition.ts';
import { registerSystem } from '../../packages/server/src/integrations/systems/register-system.ts';
import { setStatus } from '../../packages/server/src/integrations/systems/set-status.ts';
import { createSystems } from '../../packages/server/src/integrations/systems/systems.ts';
import { centreDefinition } from '../../packages/server/src/integrations/testing/centre.ts';
import { publishRepair } from '../../packages/server/src/integrations/testing/publish-repair.ts';
import { openHallKeys } from '../../packages/server/src/platform/sealing/hall-keys.ts';
import { openBenchHall, type BenchHall } from '../write-path/bench-hall.ts';
import { studentsOf } from '../write-path/cases.ts';
import { drive } from '../write-path/drive.ts';

const CONCURRENT = 32;

/** Secrets of both directions, as every system of the benchmark has them. */
export const SECRETS = {
  outbound: `whsec_${randomBytes(32).toString('base64')}`,
  inbound: `whsec_${randomBytes(32).toString('base64')}`,
} as const;

/** A hall of its own with the service `repair`, whose cases are worked on at business systems. */
export interface ConnectedHall extends BenchHall {
  /** What a process that shares the hall is given to unseal the secrets. */
  readonly keySetting: string;
  register(port: number, more?: Partial<SystemDefinition>): Promise<void>;
  pause(code: string): Promise<void>;
  /** Submits cases, each of which asks `centre` for an order. */
  submit(count: number): Promise<void>;
  /** Tells a system of every case so many times more. */
  tell(system: string, kind: 'order.create' | 'order.noted', times: number): Promise<number>;
}

/** Makes it in a throw-away folder. */
export async function openConnectedHall(): Promise<ConnectedHall> {
  const hall = await openBenchHall(CONCURRENT);
  const { pool, parts } = hall;
  const { clock, directory } = parts;
  await publishRepair(pool, clock());
  const keySetting = randomBytes(32).toString('base64');
  const keys = openHallKeys({ setting: keySetting, file: '' });
  const systems = await createSystems({ pool, keys, onBroken });
  const deps = { pool, clock, keys, systems, directory };
  const { lane } = openInstances({ ...parts, systems });
  let round = 0;

  return {
    ...hall,
    keySetting,
    register: async (port, more) => {
      const definition = centreDefinition(`http://127.0.0.1:${port}/`, more);
      const registered = await registerSystem(deps, definition, { by: null, seen: 0 });
      if (!('version' in registered)) throw new Error(JSON.stringify(registered));
      const { code: system } = registered;
      for (const direction of ['outbound', 'inbound'] as const)
        await changeSecret(deps, { system, direction, value: SECRETS[direction], overlapMs: 0, by: null });
    },
    pause: async (code) => {
      await setStatus(deps, code, 'paused', 'the benchmark is done with it');
    },
    submit: async (count) => {
      const students = studentsOf(parts);
      const command = { type: 'submit', data: { reason: '灯不亮' } } as const;
      await drive(
        count,
        CONCURRENT,
        async () => lane,
        async (index) => {
          const from = { person: students[index % students.length] ?? 0, key: `bench-repair-${index}` };
          const answer = await lane.send({ service: 'repair', serviceVersion: 1, command, from });
          if ('refused' in answer) throw new Error(JSON.stringify(answer.refused));
        },
      );
    },
    tell: async (system, kind, times) => {
      round++;
      const payload = kind === 'order.create' ? { operation: 'repair', lap: 1 } : { note: '请带梯子' };
      const { rowCount } = await pool.query(
        `INSERT INTO system_delivery (system, instance_id, event_id, kind, payload, created_at, run_at)
         SELECT $1, i.id, i.reference || ':' || $2::bigint * 1000 + n, $3, $4, clock_timestamp(), now()
         FROM generate_series(1, $5::integer) AS n, instance i WHERE i.service = 'repair' ORDER BY n, i.id`,
        [system, round, kind, payload, times],
      );
      return rowCount ?? 0;
    },
  };
}

function onBroken(code: string): never {
  throw new Error(`the system ${code} cannot be read`);
}
