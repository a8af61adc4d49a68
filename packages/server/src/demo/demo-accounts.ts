import { hashPassword, passwordMatches } from '../platform/auth/passwords.ts';
import { grantRole, saveAccount } from '../platform/auth/store.ts';
import type { Pool } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';
import { NAMED_PEOPLE, type NamedPerson } from './named-people.ts';
import { POST_HOLDERS } from './post-holders.ts';
import { type DemoAccountRow, hallState, readAccounts } from './store.ts';

/** A demo account 演示账号 for the start banner. */
export interface DemoAccount {
  readonly personNo: string;
  readonly name: string;
  readonly purpose: NamedPerson['purpose'];
}

/**
 * Gives every named person of the demo campus an account with the shared password, and their role. Later starts change
 * nothing; a new `WANGBAN_DEMO_PASSWORD` replaces the old shared one, but never a password that somebody chose.
 * `now`: epoch milliseconds. Gives the accounts that have the shared password.
 */
export async function ensureDemoAccounts(pool: Pool, password: string, now: number): Promise<DemoAccount[]> {
  // In a school's own hall somebody real may have one of these numbers.
  if ((await hallState(pool)) !== 'present') return [];
  const people: readonly NamedPerson[] = [...Object.values(NAMED_PEOPLE), ...Object.values(POST_HOLDERS)];
  const rows = await readAccounts(pool, people);
  const shared = sharedHash(rows);
  const keeps = shared !== undefined && (await passwordMatches(password, shared));
  const current = keeps ? shared : await hashPassword(password);
  const due = rows.filter(({ hash }) => hash === null || (hash === shared && !keeps));
  const named = new Map(people.map((person) => [person.personNo, person]));
  if (due.length > 0) {
    await transaction(pool, async (db) => {
      for (const { personId, personNo } of due) {
        await saveAccount(db, { personId, personNo, passwordHash: current, mustChange: false }, now);
        const role = named.get(personNo)?.role;
        if (role !== undefined) await grantRole(db, personId, role);
      }
    });
  }
  const have = new Set(
    rows.filter((row) => due.includes(row) || row.hash === current).map((row) => row.personNo),
  );
  return people
    .filter(({ personNo }) => have.has(personNo))
    .map(({ personNo, name, purpose }) => ({ personNo, name, purpose }));
}

/** The hash that several accounts share was made here; whoever chose a password has one of their own. */
function sharedHash(rows: readonly DemoAccountRow[]): string | undefined {
  const hashes = rows.flatMap(({ hash }) => hash ?? []);
  return hashes.find((hash, index) => hashes.indexOf(hash) !== index);
}
