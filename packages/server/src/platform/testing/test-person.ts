import { hashPassword } from '../auth/passwords.ts';
import { grantRole, saveAccount } from '../auth/store.ts';
import type { Role } from '../http/contract.ts';
import type { TestHall } from './test-hall.ts';

/** A person 测试人员; without a password they have no account. */
export interface TestPerson {
  readonly personNo: string;
  readonly name?: string;
  readonly password?: string;
  readonly roles?: readonly Role[];
}

/** Adds a person who belongs to no unit; gives their id. */
export async function addTestPerson(hall: TestHall, person: TestPerson): Promise<number> {
  const { personNo, name = personNo, password, roles = [] } = person;
  const { rows } = await hall.pool.query<{ id: number }>(
    'INSERT INTO person (person_no, name) VALUES ($1, $2) RETURNING id',
    [personNo, name],
  );
  const personId = rows[0]?.id;
  if (personId === undefined) throw new Error('no person was inserted');
  for (const role of roles) await grantRole(hall.pool, personId, role);
  if (password === undefined) return personId;
  const passwordHash = await hashPassword(password);
  await saveAccount(hall.pool, { personId, personNo, passwordHash, mustChange: false }, hall.clock());
  return personId;
}
