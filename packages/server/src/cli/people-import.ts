import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { importDirectory } from '../people/import/import-directory.ts';
import { IMPORT_KINDS, type ImportKindName, isImportKind } from '../people/import/import-kind.ts';
import type { ReportLanguage } from '../people/import/problem-text.ts';
import type { Report } from '../people/import/report.ts';
import { appendAudit } from '../platform/audit/append-audit.ts';
import type { Pool } from '../platform/db/pool.ts';
import { UsageError } from './command.ts';
import { print, printError } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { withDatabase } from './with-database.ts';

const options = {
  ...hallOptions,
  apply: { type: 'boolean' },
  'confirm-leavers': { type: 'boolean' },
  language: { type: 'string' },
} as const;

/** An import as typed. */
interface ImportCall {
  readonly kind: ImportKindName;
  readonly file: string;
  readonly data: string | undefined;
  readonly apply: boolean;
  readonly confirmLeavers: boolean;
  readonly language: ReportLanguage;
}

/**
 * `wangban people import KIND FILE`: without --apply it only reports what would happen. Gives 0 when the file is right,
 * 2 when it is not.
 */
export async function importPeople(args: readonly string[]): Promise<number> {
  const call = readCall(args);
  const bytes = await readFile(call.file).catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${call.file} cannot be read: ${cause}`);
  });
  const report = await withDatabase(hallConfig(call.data), ({ pool }) => runImport(pool, call, bytes));
  printReport(report, call.file);
  return report.errorCount === 0 ? 0 : 2;
}

function readCall(args: readonly string[]): ImportCall {
  const { values, positionals } = parse(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const [kind, file, ...rest] = positionals;
  if (kind === undefined || !isImportKind(kind))
    throw new UsageError(`KIND is one of ${IMPORT_KINDS.join(', ')}`);
  if (file === undefined || rest.length > 0) throw new UsageError('Say one FILE: CSV or XLSX');
  const { data, apply = false, language = 'zh' } = values;
  if (language !== 'zh' && language !== 'en') {
    throw new UsageError(`--language must be zh or en, not ${language}`);
  }
  return { kind, file, data, apply, confirmLeavers: values['confirm-leavers'] ?? false, language };
}

async function runImport(pool: Pool, call: ImportCall, bytes: Buffer): Promise<Report> {
  const { kind, apply, confirmLeavers, language } = call;
  const now = Date.now();
  return importDirectory(
    pool,
    { kind, fileName: path.basename(call.file), bytes, apply, confirmLeavers, now, language },
    (db, { sha256, counts }) => {
      const entry = { actor: undefined, action: 'importDirectory', outcome: 'done', target: kind } as const;
      return appendAudit(db, [{ ...entry, facts: { sha256, ...counts } }], now);
    },
  );
}

function printReport(report: Report, file: string): void {
  const { kind, rows, encoding, added, changed, unchanged, removed, rejected, leavers } = report;
  print(`${kind}: ${rows} rows (${encoding})`);
  print(
    `  added ${added}, changed ${changed}, unchanged ${unchanged}, removed ${removed}, rejected ${rejected}, leavers ${leavers}`,
  );
  if (report.ignoredColumns.length > 0) print(`  columns not used: ${report.ignoredColumns.join(', ')}`);
  for (const { line, column, value, cause, cure } of report.errors) {
    const place = [line === 0 ? file : `${file}:${line}`, column, value === null ? null : `“${value}”`];
    printError(`${place.filter((part) => part !== null).join(' ')}: ${cause}; ${cure}`);
  }
  const hidden = report.errorCount - report.errors.length;
  if (hidden > 0) printError(`… and ${hidden} more`);
  if (report.applied) print('Imported.');
  else if (report.errorCount > 0) printError('Nothing was imported.');
  else print('Dry run: nothing was imported. Repeat it with --apply.');
}
