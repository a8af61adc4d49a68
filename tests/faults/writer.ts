import type { Ask } from '../../packages/server/src/instances/ask.ts';
import { OutcomeUnknown, type Lane } from '../../packages/server/src/instances/lane.ts';
import { isTransient } from '../../packages/server/src/instances/transient.ts';
import type { Pool } from '../../packages/server/src/platform/db/pool.ts';
import { note, readLedger, type Intent } from './ledger.ts';
import { random } from './seeded-order.ts';

/** What a writer works with. `acknowledged` is called after each reply is in the ledger. */
export interface WriterDeps {
  readonly pool: Pool;
  readonly lane: Lane;
  readonly ledger: string;
  readonly seed: number;
  readonly acknowledged: () => void;
}

/** Sends again what has no reply in the ledger, with its key: afterwards nothing is unknown. */
export async function settleUnknown(deps: WriterDeps): Promise<void> {
  const { intents, replies } = readLedger(deps.ledger);
  await Promise.all(intents.filter(({ key }) => !replies.has(key)).map((intent) => send(deps, intent)));
}

/**
 * Submits, approves and withdraws until `stopped`, several clients at a time, in an order that the seed decides. What a
 * lost database leaves without an answer stays unknown in the ledger, and the client goes on with something else.
 */
export async function write(deps: WriterDeps, clients: number, stopped: () => boolean): Promise<void> {
  await Promise.all(Array.from({ length: clients }, (_, client) => writeAlone(deps, client, stopped)));
}

async function writeAlone(deps: WriterDeps, client: number, stopped: () => boolean): Promise<void> {
  const next = random(deps.seed * 1000 + client);
  for (let n = 0; !stopped(); n++) {
    const key = `w${process.pid}-${deps.seed}-${client}-${n}`;
    try {
      const intent = await choose(deps, key, next());
      note(deps.ledger, intent);
      await send(deps, intent);
    } catch (error) {
      if (!(error instanceof OutcomeUnknown) && !isTransient(error)) throw error;
    }
  }
}

async function choose({ pool }: WriterDeps, key: string, dice: number): Promise<Intent> {
  const person = 1 + Math.floor(dice * 40);
  if (dice < 0.4) return { key, person, kind: 'submit', about: `原因 ${key}` };
  const { rows } = await pool.query<{ id: number; holder: number; instance: number; applicant: number }>(
    `SELECT t.id, t.holder_id AS holder, i.id AS instance, i.applicant_id AS applicant
     FROM task t JOIN instance i ON i.id = t.instance_id WHERE t.status = 'open' ORDER BY t.id LIMIT 50`,
  );
  const found = rows[Math.floor(dice * rows.length)];
  if (found === undefined) return { key, person, kind: 'submit', about: `原因 ${key}` };
  if (dice > 0.95) return { key, person: found.applicant, kind: 'withdraw', about: String(found.instance) };
  return { key, person: found.holder, kind: 'approve', about: String(found.id) };
}

async function send({ lane, ledger, acknowledged }: WriterDeps, intent: Intent): Promise<void> {
  const answer = await lane.send(askOf(intent));
  const { key } = intent;
  note(ledger, 'done' in answer ? { key, done: answer.done } : { key, refused: answer.refused.code });
  acknowledged();
}

function askOf({ key, person, kind, about }: Intent): Ask {
  const from = { person, key };
  switch (kind) {
    case 'submit':
      return {
        from,
        service: 'leave',
        serviceVersion: 1,
        command: { type: 'submit', data: { reason: about } },
      };
    case 'approve':
      return { from, command: { type: 'approve', taskId: Number(about) } };
    case 'withdraw':
      return { from, instanceId: Number(about), command: { type: 'withdraw' } };
  }
}
