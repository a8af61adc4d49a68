import { hash, parseOptions, verify } from '@node-rs/argon2';

/** argon2id 参数, OWASP's first choice for 19 MiB. Raise them here: stored hashes follow at the next sign-in. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes that wait or run at once; a flood of sign-ins must not fill the memory. */
const MOST_PENDING = 64;
let pending = 0;

/** Whether another hash may be computed now. */
export function hashingIsBusy(): boolean {
  return pending >= MOST_PENDING;
}

/** Hash in PHC form (algorithm, parameters, salt) of a password exactly as typed. */
export async function hashPassword(password: string): Promise<string> {
  return counted(() => hash(password, COST));
}

/**
 * Checks a password. Without a stored hash (unknown account) it computes just as long and says no, so that the time
 * tells nothing.
 */
export async function passwordMatches(password: string, stored: string | undefined): Promise<boolean> {
  const against = stored ?? (await unknownAccountHash());
  const matches = await counted(() => verify(against, password));
  return matches && stored !== undefined;
}

/** Whether a stored hash was made with weaker parameters than today's. */
export function needsRehash(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
}

let unknownHash: Promise<string> | undefined;

async function unknownAccountHash(): Promise<string> {
  unknownHash ??= hash(crypto.randomUUID(), COST);
  return unknownHash;
}

async function counted<T>(work: () => Promise<T>): Promise<T> {
  pending += 1;
  try {
    return await work();
  } finally {
    pending -= 1;
  }
}
