import { parseArgs } from 'node:util';
import { verifyAudit } from '../platform/audit/verify-audit.ts';
import { verifyHistory } from '../platform/audit/verify-history.ts';
import { verifySeals } from '../platform/audit/verify-seals.ts';
import type { Pool } from '../platform/db/pool.ts';
import { UsageError, type Command } from './command.ts';
import { print, printError } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { withDatabase } from './with-database.ts';

/** Where a command writes. */
export interface Output {
  print(line: string): void;
  printError(line: string): void;
}

/** `wangban audit verify`: recomputes every hash chain and names the first break of each. */
export const audit: Command = {
  usage:
    'audit verify [--data DIR] [--seal HASH] [--head HASH]   check all hash chains, and that hashes noted elsewhere are there',
  run: (args) => auditCommand(args, { print, printError }),
};

/** Runs `wangban audit …`; gives the exit code: 0 = all chains hold, 1 = one is broken. */
export async function auditCommand(args: readonly string[], io: Output): Promise<number> {
  const options = { ...hallOptions, seal: { type: 'string' }, head: { type: 'string' } } as const;
  const { values, positionals } = parse(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  if (positionals.length !== 1 || positionals[0] !== 'verify') {
    throw new UsageError('audit knows one command: verify');
  }
  return withDatabase(hallConfig(values.data), ({ pool }) => verifyChains(pool, io, values));
}

/** Hashes 存证 kept elsewhere: of a daily seal and of an entry of the audit trail. */
export interface Noted {
  readonly seal?: string | undefined;
  readonly head?: string | undefined;
}

/** Checks the three chains: what was done beside instances, the histories of instances, the daily seals. */
export async function verifyChains(pool: Pool, io: Output, noted: Noted = {}): Promise<number> {
  const trail = await verifyAudit(pool, noted.head);
  const history = await verifyHistory(pool);
  const seals = await verifySeals(pool, noted.seal);
  tell(io, `audit trail: ${trail.entries} entries`, trail.head, trail.brokenAt, (at) => `entry ${at.id}`);
  tell(
    io,
    `histories: ${history.instances} instances, ${history.rows} rows`,
    '',
    history.brokenAt,
    (at) => `instance ${at.instance}, row ${at.seq}`,
  );
  tell(io, `seals: ${seals.seals} days`, seals.head, seals.brokenAt, (at) => `day ${at.day}`);
  return [trail, history, seals].every(({ brokenAt }) => brokenAt === undefined) ? 0 : 1;
}

function tell<At extends { readonly reason: string }>(
  io: Output,
  what: string,
  head: string,
  brokenAt: At | undefined,
  place: (at: At) => string,
): void {
  if (brokenAt === undefined) io.print(`${what}, unbroken${head === '' ? '' : `, head ${head}`}`);
  else io.printError(`${what}, then BROKEN at ${place(brokenAt)}: ${brokenAt.reason}`);
}
