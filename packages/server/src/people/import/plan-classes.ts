import type { Known } from './known.ts';
import { planRows, type RowPlan } from './plan.ts';
import type { ClassRow } from './rows.ts';

/** A class to write. */
export interface ClassWrite {
  readonly code: string;
  readonly name: string;
  readonly unitId: number;
  readonly status: string;
}

/** Compares a classes file with the stored classes. Classes that the file does not name stay as they are. */
export function planClasses(rows: readonly ClassRow[], known: Known): RowPlan<ClassWrite> {
  return planRows(
    rows.flatMap((row) => {
      const unit = known.units.byCode(row.unit);
      if (unit === undefined) return [];
      const stored = known.classes.byCode(row.code);
      const wanted = {
        code: stored?.code ?? row.code,
        name: row.name,
        unitId: unit.id,
        status: row.active === undefined ? (stored?.status ?? 'active') : row.active ? 'active' : 'left',
      };
      return [{ wanted, stored }];
    }),
  );
}
