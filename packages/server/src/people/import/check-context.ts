import type { Known, KnownClass, KnownPerson, KnownUnit } from './known.ts';
import type { ImportRecord, RecordList } from './read-records.ts';
import type { RowProblem, RowProblemCode } from './row-problem.ts';
import { keyOf } from './rows.ts';

/** Rows that may be taken and everything that is wrong with the others. */
export interface Checked<Row> {
  readonly rows: readonly Row[];
  readonly problems: readonly RowProblem[];
}

/** Tools of the checks of one file: findings are collected, a reference that cannot be resolved is one of them. */
export interface CheckContext {
  readonly list: RecordList;
  readonly problems: RowProblem[];
  /** Notes a finding at a cell. */
  report(record: ImportRecord, key: string, code: RowProblemCode, facts?: RowProblem['facts']): void;
  /** Has this key been seen in an earlier line? Then it is reported with that line. */
  repeated(record: ImportRecord, column: string, key: string): boolean;
  unit(record: ImportRecord): KnownUnit | undefined;
  class(record: ImportRecord, unit?: KnownUnit): KnownClass | undefined;
  /** A person who is here now. */
  person(record: ImportRecord, key: string): KnownPerson | undefined;
}

/** Starts the checks of a file. */
export function checkContext(list: RecordList, known: Known): CheckContext {
  const problems: RowProblem[] = [];
  const lines = new Map<string, number>();
  const report: CheckContext['report'] = (record, key, code, facts) => {
    const at = { line: record.line, column: list.title(key), value: record.values[key] ?? '', code };
    problems.push(facts === undefined ? at : { ...at, facts });
  };
  return {
    list,
    problems,
    report,
    repeated(record, column, key) {
      const first = lines.get(keyOf(key));
      if (first === undefined) lines.set(keyOf(key), record.line);
      else report(record, column, 'duplicate', { first });
      return first !== undefined;
    },
    unit(record) {
      const value = record.values['unit'];
      if (value === undefined) return undefined;
      const named = known.units.byName(value);
      const found = known.units.byCode(value) ?? (named.length === 1 ? named[0] : undefined);
      if (found === undefined) report(record, 'unit', named.length > 1 ? 'ambiguousUnit' : 'unknownUnit');
      return found;
    },
    class(record, unit) {
      const value = record.values['class'];
      if (value === undefined) return undefined;
      const named = known.classes.byName(value);
      const own = unit === undefined ? named : named.filter(({ unitId }) => unitId === unit.id);
      const found =
        known.classes.byCode(value) ??
        (own.length === 1 ? own[0] : named.length === 1 ? named[0] : undefined);
      if (found === undefined) report(record, 'class', named.length > 1 ? 'ambiguousClass' : 'unknownClass');
      return found;
    },
    person(record, key) {
      const value = record.values[key];
      if (value === undefined) return undefined;
      const found = known.persons.byCode(value);
      if (found?.status === 'active') return found;
      report(record, key, found === undefined ? 'unknownPerson' : 'personLeft');
      return undefined;
    },
  };
}

/** `undefined` when the file has no such column (keep), `null` when the cell is empty (clear). */
export function optional(list: RecordList, record: ImportRecord, key: string): string | null | undefined {
  return list.keys.has(key) ? (record.values[key] ?? null) : undefined;
}
