import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readCodes } from '../codes/read-codes.ts';
import { replaceCodes } from '../codes/store.ts';
import { appendAudit } from '../platform/audit/append-audit.ts';
import { transaction } from '../platform/db/transaction.ts';
import { UsageError, type Command } from './command.ts';
import { print, printError } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { withDatabase } from './with-database.ts';

/** `wangban codes import LIST FILE`: a code list 字典 from CSV or XLSX becomes what forms offer. */
export const codes: Command = {
  usage: 'codes import LIST FILE [--data DIR]',
  run: async (args) => {
    const { values, positionals } = parse(() =>
      parseArgs({ args: [...args], options: hallOptions, allowPositionals: true }),
    );
    const [verb, list, file, ...rest] = positionals;
    if (verb !== 'import' || list === undefined || file === undefined || rest.length > 0)
      throw new UsageError('Say: codes import LIST FILE');
    if (!/^[a-z][a-z0-9-]{0,59}$/.test(list))
      throw new UsageError('LIST has lower-case letters, digits and hyphens, such as dorm-building');
    const bytes = await readFile(file).catch((error: unknown) => {
      throw new UsageError(
        `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
    const read = await readCodes(bytes);
    if ('problems' in read) {
      for (const { line, zh, en } of read.problems) printError(`${file}:${line} ${zh} / ${en}`);
      return 2;
    }
    const now = Date.now();
    const counts = await withDatabase(hallConfig(values.data), ({ pool }) =>
      transaction(pool, async (db) => {
        const done = await replaceCodes(db, list, read.codes, new Date(now).toISOString().slice(0, 10));
        const entry = { actor: undefined, action: 'importCodes', outcome: 'done', target: list } as const;
        await appendAudit(db, [{ ...entry, facts: { ...done } }], now);
        return done;
      }),
    );
    print(`${list}: ${counts.kept} entries, ${counts.closed} closed`);
    return 0;
  },
};
