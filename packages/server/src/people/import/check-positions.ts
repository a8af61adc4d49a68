import { type Checked, checkContext } from './check-context.ts';
import type { Known } from './known.ts';
import type { RecordList } from './read-records.ts';
import { keyOf, type PositionRow } from './rows.ts';

/** Checks a positions file 岗位: known units, holders who are here, one name per position, no holder twice. */
export function checkPositions(list: RecordList, known: Known): Checked<PositionRow> {
  const context = checkContext(list, known);
  const names = new Map<string, { readonly name: string; readonly line: number }>();
  const rows: PositionRow[] = [];
  for (const record of list.records) {
    const { code, name, head } = record.values;
    const unit = context.unit(record);
    const person = context.person(record, 'person');
    if (head === 'yes' && record.values['person'] === undefined && !record.wrong)
      context.report(record, 'person', 'required');
    if (code === undefined || name === undefined || unit === undefined) continue;
    const position = `${unit.id}/${keyOf(code)}`;
    if (context.repeated(record, 'code', `${position}/${person?.id ?? record.values['person'] ?? ''}`))
      continue;
    const before = names.get(position);
    if (before !== undefined && before.name !== name) {
      context.report(record, 'name', 'contradiction', { first: before.line, other: before.name });
    }
    if (before === undefined) names.set(position, { name, line: record.line });
    rows.push({
      code,
      name,
      unit: unit.code,
      ...(person === undefined ? {} : { person: person.personNo }),
      ...(list.keys.has('head') ? { head: head === 'yes' } : {}),
    });
  }
  return { rows, problems: context.problems };
}
