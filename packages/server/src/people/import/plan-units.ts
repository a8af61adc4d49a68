import type { Known, KnownUnit } from './known.ts';
import { planRows, type RowPlan } from './plan.ts';
import type { UnitRow } from './rows.ts';

/** A unit to write; the parent by code, because it may be new in the same file. */
export interface UnitWrite {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly sort: number;
  readonly status: string;
}

/** Compares a units file with the stored tree. Units that the file does not name stay as they are. */
export function planUnits(rows: readonly UnitRow[], known: Known): RowPlan<UnitWrite> {
  const stored = (unit: KnownUnit): UnitWrite => ({
    code: unit.code,
    name: unit.name,
    kind: unit.kind,
    parent: unit.parentId === null ? null : (known.units.byId(unit.parentId)?.code ?? null),
    sort: unit.sort,
    status: unit.status,
  });
  return planRows(
    rows.map((row) => {
      const found = known.units.byCode(row.code);
      const before = found === undefined ? undefined : stored(found);
      const parent = row.parent === undefined ? (before?.parent ?? null) : row.parent;
      const wanted = {
        code: before?.code ?? row.code,
        name: row.name,
        kind: row.kind,
        parent: parent === null ? null : (known.units.byCode(parent)?.code ?? parent),
        sort: row.sort ?? before?.sort ?? 0,
        status: row.active === undefined ? (before?.status ?? 'active') : row.active ? 'active' : 'left',
      };
      return { wanted, stored: before };
    }),
  );
}
