import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { IMPORT_KINDS, type ImportKindName, isImportKind } from '../people/import/import-kind.ts';
import { importDirectory } from '../people/import/import-directory.ts';
import type { ReportLanguage } from '../people/import/problem-text.ts';
import type { Report } from '../people/import/report.ts';
import { appendAudit } from '../platform/audit/append-audit.ts';
import type { Pool } from '../platform/db/pool.ts';
import { type Command, UsageError } from './command.ts';
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

/** `wangban people import`: units, classes, persons, positions and relations from a file. */
export const people: Command = {
  usage: `people import ${IMPORT_KINDS.join('|')} FILE [--apply] [--confirm-leavers] [--language zh|en]   check a directory file, and import it`,
  async run(args) {
    const call = readCall(args);
    const bytes = await readFile(call.file).catch((error: unknown) => {
      throw new UsageError(
        `${call.file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
    const report = await withDatabase(hallConfig(call.data), ({ pool }) => runImport(pool, call, bytes));
    printReport(report);
    return report.errorCount === 0 ? 0 : 2;
  },
};

function readCall(args: readonly string[]): ImportCall {
  const { values, positionals } = parse(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const [verb, kind, file, ...rest] = positionals;
  if (verb !== 'import' || kind === undefined || file === undefined || rest.length > 0) {
    throw new UsageError(`usage: wangban ${people.usage}`);
  }
  if (!isImportKind(kind))
    throw new UsageError(`${kind} is no kind of import: choose ${IMPORT_KINDS.join(', ')}`);
  const { data, apply = false, language } = values;
  if (language !== undefined && language !== 'zh' && language !== 'en') {
    throw new UsageError(`--language must be zh or en, not ${language}`);
  }
  return {
    kind,
    file,
    data,
    apply,
    confirmLeavers: values['confirm-leavers'] ?? false,
    language: language ?? 'zh',
  };
}

async function runImport(pool: Pool, call: ImportCall, bytes: Buffer): Promise<Report> {
  const { kind, apply, confirmLeavers, language } = call;
  const now = Date.now();
  return importDirectory(
    pool,
    { kind, fileName: path.basename(call.file), bytes, apply, confirmLeavers, now, language },
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
  );
}

function printReport(report: Report): void {
  const { kind, rows, encoding, added, changed, unchanged, removed, rejected, leavers } = report;
  print(`${kind}: ${rows} rows (${encoding})`);
  print(
    `  added ${added}, changed ${changed}, unchanged ${unchanged}, removed ${removed}, rejected ${rejected}, leavers ${leavers}`,
  );
  if (report.ignoredColumns.length > 0) print(`  columns not used: ${report.ignoredColumns.join(', ')}`);
  for (const { line, column, value, cause, cure } of report.errors) {
    const place = line === 0 ? 'file' : `line ${line}${column === null ? '' : `, ${column}`}`;
    printError(`  ${place}${value === null || value === '' ? '' : ` “${value}”`}: ${cause}; ${cure}`);
  }
  const hidden = report.errorCount - report.errors.length;
  if (hidden > 0) printError(`  … and ${hidden} more`);
  if (report.applied) print('imported');
  else if (report.errorCount > 0) printError('nothing was imported');
  else print('nothing was imported: this was a dry run, repeat it with --apply');
}
