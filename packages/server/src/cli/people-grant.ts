import { parseArgs } from 'node:util';
import { appendAudit } from '../platform/audit/append-audit.ts';
import { findPersonId, grantRole } from '../platform/auth/store.ts';
import { transaction } from '../platform/db/transaction.ts';
import { isRole, ROLES } from '../platform/http/role.ts';
import { UsageError } from './command.ts';
import { print, printError } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { withDatabase } from './with-database.ts';

/** Gives a person a role of the hall. */
export async function grant(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(() =>
    parseArgs({ args: [...args], options: hallOptions, allowPositionals: true }),
  );
  const [personNo, role] = positionals;
  if (personNo === undefined || !isRole(role))
    throw new UsageError(`Say PERSONNO and one of ${ROLES.join(', ')}`);
  return withDatabase(hallConfig(values.data), async ({ pool }) => {
    const personId = await findPersonId(pool, personNo);
    if (personId === undefined) {
      printError(`Nobody here has the number ${personNo}.`);
      return 1;
    }
    await transaction(pool, async (client) => {
      await grantRole(client, personId, role);
      const facts = { role };
      const entry = {
        actor: undefined,
        action: 'grantRole',
        outcome: 'done',
        target: String(personId),
        facts,
      } as const;
      await appendAudit(client, [entry], Date.now());
    });
    print(`${personNo} is ${role} now.`);
    return 0;
  });
}
