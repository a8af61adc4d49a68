import { inject } from 'vitest';
import { makeDatabase, type TestDatabase } from './make-database.ts';

/** Makes an empty database on the server that the test run has started. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { host = '', port = 5432, user = '' } = inject('templateDatabase').owner;
  return makeDatabase({ host, port, user });
}
