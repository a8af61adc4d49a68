import { setImmediate } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import type { Pool, Queryable } from '../../platform/db/pool.ts';
import { transaction } from '../../platform/db/transaction.ts';
import { bumpDirectory } from '../store.ts';
import { checkRecords } from './check-records.ts';
import type { ImportKindName } from './import-kind.ts';
import { changesAnything, type PlannedImport, planImport } from './plan-import.ts';
import type { ReportLanguage } from './problem-text.ts';
import { type RecordList, readRecords } from './read-records.ts';
import { readTable } from './read-table.ts';
import { type Report, report, type ReportFacts } from './report.ts';
import { fileProblem, type RowProblem } from './row-problem.ts';
import { beginImport, insertImportRun, readKnown } from './store.ts';
import type { Table } from './table.ts';

/** More leavers than this part of the active people stop an import until they are confirmed. */
const LEAVER_LIMIT = 0.05;

/** An import file and what to do with it. */
export interface ImportRequest {
  readonly kind: ImportKindName;
  readonly fileName: string;
  readonly bytes: Buffer;
  /** `false` = dry run: everything is checked, nothing is written. */
  readonly apply: boolean;
  readonly confirmLeavers: boolean;
  /** Who imports; left out on the command line. */
  readonly actor?: number;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly language: ReportLanguage;
}

/** What was applied, for the audit trail. */
export interface AppliedImport {
  readonly kind: ImportKindName;
  readonly sha256: string;
  readonly counts: PlannedImport['counts'];
}

/**
 * Imports a directory file 导入组织人员: one transaction, everything or nothing. A wrong row, or more leavers than the
 * limit, writes nothing at all. `onApplied` runs inside the transaction (audit entry): when it fails, nothing was imported.
 */
export async function importDirectory(
  pool: Pool,
  request: ImportRequest,
  onApplied: (db: Queryable, applied: AppliedImport) => Promise<void>,
): Promise<Report> {
  const { kind } = request;
  const read = await readTable(request.bytes);
  if ('problem' in read) {
    const facts = {
      kind,
      encoding: read.encoding,
      rows: 0,
      counts: undefined,
      ignoredColumns: [],
      applied: false,
    };
    return report({ ...facts, problems: [read.problem] }, request.language);
  }
  const list = await readRecords(kind, read.table);
  const facts = await transaction(pool, (db) => importTable(db, request, read.table, list, onApplied));
  return report(facts, request.language);
}

async function importTable(
  db: Queryable,
  request: ImportRequest,
  table: Table,
  list: RecordList,
  onApplied: (db: Queryable, applied: AppliedImport) => Promise<void>,
): Promise<ReportFacts> {
  const { kind } = request;
  const common = { kind, encoding: table.encoding, rows: table.rows.length, ignoredColumns: list.ignored };
  if (list.records.length < table.rows.length) {
    return { ...common, counts: undefined, problems: list.problems, applied: false };
  }
  await beginImport(db);
  const known = await readKnown(db);
  const checked = checkRecords(kind, list, known);
  await setImmediate();
  const plan = await planImport(db, checked.file, known);
  const problems = [...list.problems, ...checked.problems, ...leaverProblem(plan, request.confirmLeavers)];
  const facts = { ...common, counts: plan.counts, problems, applied: request.apply && problems.length === 0 };
  if (!facts.applied) return facts;
  await plan.write(db, request.now);
  if (changesAnything(plan.counts)) await bumpDirectory(db);
  const sha256 = createHash('sha256').update(request.bytes).digest('hex');
  await insertImportRun(db, {
    ...plan.counts,
    kind,
    fileName: request.fileName,
    sha256,
    encoding: table.encoding,
    rows: table.rows.length,
    actor: request.actor,
    at: request.now,
  });
  await onApplied(db, { kind, sha256, counts: plan.counts });
  return facts;
}

function leaverProblem(plan: PlannedImport, confirmed: boolean): RowProblem[] {
  const { leavers } = plan.counts;
  if (confirmed || leavers <= plan.present * LEAVER_LIMIT) return [];
  const percent = ((100 * leavers) / plan.present).toFixed(1);
  return [fileProblem('tooManyLeavers', { leavers, present: plan.present, percent })];
}
