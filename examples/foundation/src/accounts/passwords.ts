import { hash, verify } from '@node-rs/argon2';

/** argon2id 参数 as OWASP recommends for 19 MiB. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let unknown: Promise<string> | undefined;

/** Hash in PHC form of a password exactly as typed. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Checks a password; for an account that does not exist it takes just as long and says no. */
export async function passwordMatches(password: string, stored: string | undefined): Promise<boolean> {
  unknown ??= hashPassword(crypto.randomUUID());
  const matches = await verify(stored ?? (await unknown), password);
  return matches && stored !== undefined;
}
