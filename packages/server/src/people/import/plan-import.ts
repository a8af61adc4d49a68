import type { Queryable } from '../../platform/db/pool.ts';
import type { Known } from './known.ts';
import type { PlanCounts } from './plan.ts';
import { planClasses } from './plan-classes.ts';
import { planPersons } from './plan-persons.ts';
import { planPositions } from './plan-positions.ts';
import { planRelations } from './plan-relations.ts';
import { planUnits } from './plan-units.ts';
import type { ClassRow, ImportRows, PersonRow, PositionRow, RelationRow, UnitRow } from './rows.ts';
import {
  markLeft,
  readPositions,
  readRelations,
  writeClasses,
  writePersons,
  writePositions,
  writeRelations,
  writeUnits,
} from './store.ts';

/** A planned import: its counts, and the one way to carry it out. */
export interface PlannedImport {
  readonly counts: PlanCounts;
  /** Active people that the file is about; leavers are measured against them. */
  readonly present: number;
  /** Writes it, inside the caller's transaction. `at`: epoch milliseconds. */
  readonly write: (db: Queryable, at: number) => Promise<void>;
}

/** Plans an import 导入计划 against what is stored; nothing is written yet. */
export function planImport(db: Queryable, file: ImportRows, known: Known): Promise<PlannedImport> {
  switch (file.kind) {
    case 'units':
      return Promise.resolve(units(file.rows, known));
    case 'classes':
      return Promise.resolve(classes(file.rows, known));
    case 'persons':
      return Promise.resolve(persons(file.rows, known, file.refused));
    case 'positions':
      return positions(db, file.rows, known);
    case 'relations':
      return relations(db, file.rows, known);
  }
}

function units(rows: readonly UnitRow[], known: Known): PlannedImport {
  const plan = planUnits(rows, known);
  return { counts: plan.counts, present: 0, write: (tx) => writeUnits(tx, plan.writes) };
}

function classes(rows: readonly ClassRow[], known: Known): PlannedImport {
  const plan = planClasses(rows, known);
  return { counts: plan.counts, present: 0, write: (tx) => writeClasses(tx, plan.writes) };
}

function persons(rows: readonly PersonRow[], known: Known, refused: readonly string[] = []): PlannedImport {
  const plan = planPersons(rows, known, refused);
  const write: PlannedImport['write'] = async (tx, at) => {
    await writePersons(tx, plan.writes);
    if (plan.leavers.length > 0) await markLeft(tx, plan.leavers, at);
  };
  return { counts: plan.counts, present: plan.present, write };
}

async function positions(db: Queryable, rows: readonly PositionRow[], known: Known): Promise<PlannedImport> {
  const plan = planPositions(rows, known, await readPositions(db));
  return { counts: plan.counts, present: 0, write: (tx) => writePositions(tx, plan) };
}

async function relations(db: Queryable, rows: readonly RelationRow[], known: Known): Promise<PlannedImport> {
  const plan = planRelations(rows, known, await readRelations(db));
  return { counts: plan.counts, present: 0, write: (tx) => writeRelations(tx, plan) };
}

/** Would this import change anything? */
export function changesAnything(counts: PlanCounts): boolean {
  return counts.added + counts.changed + counts.removed + counts.leavers > 0;
}
