import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Pool } from '../../../foundation/src/database/pool.ts';
import { transaction } from '../../../foundation/src/database/transaction.ts';
import type { Asset } from './asset.ts';
import { searchText } from './search-text.ts';
import { putAsset } from './store.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Cell = Type.String({ minLength: 1, maxLength: 200 });
const Row = Type.Object({
  no: Type.String({ pattern: '^\\d{10}$' }),
  name: Cell,
  model: Type.String(),
  kind: Cell,
  kindName: Cell,
  room: Cell,
  boughtOn: Day,
  warrantyUntil: Day,
  custodian: Cell,
  unit: Cell,
  unitName: Cell,
  retired: Type.Enum(['yes', 'no']),
});

/** Takes the register over from a CSV file 资产台账导入. All lines, or none: the first bad one is named. */
export async function importAssets(pool: Pool, file: string): Promise<number> {
  const rows: readonly unknown[] = parse(await readFile(file), { columns: true, bom: true, trim: true });
  const assets = rows.map((row, index): Asset => {
    if (Value.Check(Row, row)) return { ...row, retired: row.retired === 'yes' };
    const [first] = Value.Errors(Row, row);
    throw new Error(
      `${file}, line ${index + 2}: ${first?.instancePath ?? ''} ${first?.message ?? 'cannot be read'}`,
    );
  });
  await transaction(pool, async (db) => {
    for (const asset of assets) await putAsset(db, asset, searchText(asset));
  });
  return assets.length;
}
