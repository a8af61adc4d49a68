import { checkClasses } from './check-classes.ts';
import { checkPersons } from './check-persons.ts';
import { checkPositions } from './check-positions.ts';
import { checkRelations } from './check-relations.ts';
import { checkUnits } from './check-units.ts';
import type { ImportKindName } from './import-kind.ts';
import type { Known } from './known.ts';
import type { RecordList } from './read-records.ts';
import type { RowProblem } from './row-problem.ts';
import type { ImportRows } from './rows.ts';

/** Typed rows of a file, with what is wrong beyond single cells (references, duplicates, contradictions). */
export interface CheckedFile {
  readonly file: ImportRows;
  readonly problems: readonly RowProblem[];
}

/** Checks the records of a file 校验 against each other and against what is stored. */
export function checkRecords(kind: ImportKindName, list: RecordList, known: Known): CheckedFile {
  switch (kind) {
    case 'units': {
      const { rows, problems } = checkUnits(list, known);
      return { file: { kind, rows }, problems };
    }
    case 'classes': {
      const { rows, problems } = checkClasses(list, known);
      return { file: { kind, rows }, problems };
    }
    case 'persons': {
      const { rows, problems } = checkPersons(list, known);
      const taken = new Set(rows.map(({ personNo }) => personNo));
      const refused = list.records
        .flatMap(({ values }) => values['personNo'] ?? [])
        .filter((no) => !taken.has(no));
      return { file: { kind, rows, refused }, problems };
    }
    case 'positions': {
      const { rows, problems } = checkPositions(list, known);
      return { file: { kind, rows }, problems };
    }
    case 'relations': {
      const { rows, problems } = checkRelations(list, known);
      return { file: { kind, rows }, problems };
    }
  }
}
