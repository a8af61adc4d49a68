import { type Checked, checkContext } from './check-context.ts';
import type { Known } from './known.ts';
import type { RecordList } from './read-records.ts';
import type { ClassRow } from './rows.ts';

/** Checks a classes file 班级: unique codes, known units. */
export function checkClasses(list: RecordList, known: Known): Checked<ClassRow> {
  const context = checkContext(list, known);
  const rows: ClassRow[] = [];
  for (const record of list.records) {
    const { code, name, active } = record.values;
    const unit = context.unit(record);
    if (code === undefined || context.repeated(record, 'code', code)) continue;
    if (name === undefined || unit === undefined) continue;
    const row = { code, name, unit: unit.code };
    rows.push(active === undefined ? row : { ...row, active: active === 'yes' });
  }
  return { rows, problems: context.problems };
}
