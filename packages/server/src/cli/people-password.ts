import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { appendAudit } from '../platform/audit/append-audit.ts';
import { hashPassword } from '../platform/auth/passwords.ts';
import { deleteSessionsOf } from '../platform/auth/session-store.ts';
import { findPersonId, saveAccount } from '../platform/auth/store.ts';
import { transaction } from '../platform/db/transaction.ts';
import { UsageError } from './command.ts';
import { print, printError } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { withDatabase } from './with-database.ts';

/** Gives a person a new random password (and an account, if they had none), to be changed at their next sign-in. */
export async function resetPassword(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(() =>
    parseArgs({ args: [...args], options: hallOptions, allowPositionals: true }),
  );
  const [personNo] = positionals;
  if (personNo === undefined) throw new UsageError('PERSONNO is missing');
  return withDatabase(hallConfig(values.data), async ({ pool }) => {
    const personId = await findPersonId(pool, personNo);
    if (personId === undefined) {
      printError(`Nobody here has the number ${personNo}.`);
      return 1;
    }
    const password = randomBytes(12).toString('base64url');
    const passwordHash = await hashPassword(password);
    const now = Date.now();
    await transaction(pool, async (client) => {
      await saveAccount(client, { personId, personNo, passwordHash, mustChange: true }, now);
      await deleteSessionsOf(client, personId);
      const entry = {
        actor: undefined,
        action: 'resetPassword',
        outcome: 'done',
        target: String(personId),
      } as const;
      await appendAudit(client, [entry], now);
    });
    print(`New password of ${personNo}: ${password}`);
    return 0;
  });
}
