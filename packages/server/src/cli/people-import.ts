import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { importDirectory } from '../people/import/import-directory.ts';
import { IMPORT_KINDS, isImportKind } from '../people/import/import-kind.ts';
import { appendAudit } from '../platform/audit/append-audit.ts';
import { UsageError } from './command.ts';
import { print, printError } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { withDatabase } from './with-database.ts';

const options = {
  ...hallOptions,
  apply: { type: 'boolean' },
  'confirm-leavers': { type: 'boolean' },
} as const;

/** Imports a directory file; without --apply it only reports what would happen. */
export async function importPeople(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const [kind, file] = positionals;
  if (kind === undefined || !isImportKind(kind))
    throw new UsageError(`KIND is one of ${IMPORT_KINDS.join(', ')}`);
  if (file === undefined) throw new UsageError('FILE is missing: a CSV or XLSX file');
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) throw new UsageError(`${file} cannot be read`);
  const apply = values.apply === true;
  const now = Date.now();
  const report = await withDatabase(hallConfig(values.data), ({ pool }) =>
    importDirectory(
      pool,
      {
        kind,
        fileName: path.basename(file),
        bytes,
        apply,
        confirmLeavers: values['confirm-leavers'] === true,
        now,
        language: 'zh',
      },
      (db, { sha256, counts }) =>
        appendAudit(
          db,
          [
            {
              actor: undefined,
              action: 'importDirectory',
              outcome: 'done',
              target: kind,
              facts: { sha256, ...counts },
            },
          ],
          now,
        ),
    ),
  );
  for (const { line, column, cause, cure } of report.errors) {
    printError(`${file}:${line} ${column ?? ''} ${cause} ${cure}`);
  }
  const { rows, added, changed, unchanged, rejected, leavers, applied } = report;
  print(
    `rows ${rows}, added ${added}, changed ${changed}, unchanged ${unchanged}, rejected ${rejected}, leavers ${leavers}`,
  );
  print(
    applied
      ? 'Applied.'
      : apply
        ? 'Nothing was written.'
        : 'Dry run: nothing was written. Add --apply to write.',
  );
  return report.errors.length > 0 || applied !== apply ? 1 : 0;
}
