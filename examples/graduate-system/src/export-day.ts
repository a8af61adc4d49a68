import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Queryable } from '../../foundation/src/database/pool.ts';
import type { System } from './system.ts';

interface ExportLine {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly status: string;
  readonly note: string | null;
  readonly at: Date;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly documentNo: string | null;
}

const HEADER = 'id,no,reference,version,status,note,updatedAt,fromOn,untilOn,documentNo';

/**
 * The file of a day 导出文件: one line per state that a record got on it, in order. Lines are only ever added, so the
 * file may be fetched again and again while the day lasts.
 */
export async function exportDay(
  db: Queryable,
  day: string,
): Promise<{ readonly csv: string; readonly lines: number }> {
  const { rows } = await db.query<ExportLine>(
    `SELECT r.id::text, r.reference, l.version, l.status, l.note, l.at, l.from_on::text AS "fromOn",
       l.until_on::text AS "untilOn", l.document_no AS "documentNo"
     FROM record_line l JOIN student_record r ON r.id = l.record_id
     WHERE l.day = $1 ORDER BY l.at, l.record_id, l.version`,
    [day],
  );
  const lines = rows.map((line) =>
    [
      line.id,
      `XJ${line.id.padStart(6, '0')}`,
      line.reference,
      line.version,
      line.status,
      noteOf(line),
      line.at.toISOString(),
      line.fromOn,
      line.untilOn,
      line.documentNo,
    ]
      .map(cell)
      .join(','),
  );
  // With a BOM: the file is opened in spreadsheets too, and they take it for the local code page otherwise.
  return { csv: `\uFEFF${[HEADER, ...lines].join('\r\n')}\r\n`, lines: lines.length };
}

/** What the student reads in the hall 结果: the number of the document, the period, and what the registrar says. */
function noteOf({ documentNo, fromOn, untilOn, note }: ExportLine): string | null {
  const parts = [
    documentNo === null ? null : `文号 ${documentNo}`,
    fromOn === null ? null : `${fromOn} 到 ${untilOn ?? ''}`,
    note,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('，');
}

/** Days that have a file, the last ones first. */
export async function listDays(
  db: Queryable,
): Promise<readonly { readonly day: string; readonly lines: number }[]> {
  const { rows } = await db.query<{ day: string; lines: number }>(
    'SELECT day::text, count(*)::int AS lines FROM record_line GROUP BY day ORDER BY day DESC LIMIT 31',
  );
  return rows;
}

/** Writes the file of a day into the drop folder, whole or not at all: the hall may look at any moment. */
export async function dropDay(system: System, day: string): Promise<string | undefined> {
  if (system.dropFolder === '') return undefined;
  const { csv, lines } = await exportDay(system.pool, day);
  if (lines === 0) return undefined;
  await mkdir(system.dropFolder, { recursive: true });
  const target = path.join(system.dropFolder, `${day}.csv`);
  const half = `${target}.part`;
  const file = await open(half, 'w', 0o640);
  try {
    await file.writeFile(csv);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, target);
  return target;
}

/** RFC 4180; a text that a spreadsheet would compute gets an apostrophe in front. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const harmless = /^[=+\-@\t\r\0＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
