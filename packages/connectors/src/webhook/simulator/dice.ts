import { createHash } from 'node:crypto';

/** Throw 掷骰 that depends on the seed and on what it is about, not on when it is made: 0 ≤ result < 1. */
export function dice(seed: number, ...about: readonly (string | number)[]): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...about]))
    .digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

/** A whole number from `low` to `high`, both included. */
export function diceBetween(
  low: number,
  high: number,
  seed: number,
  ...about: readonly (string | number)[]
): number {
  return low + Math.floor(dice(seed, ...about) * (high - low + 1));
}
