import { type CheckContext, type Checked, checkContext } from './check-context.ts';
import type { Known, KnownPerson } from './known.ts';
import type { ImportRecord, RecordList } from './read-records.ts';
import type { RelationRow } from './rows.ts';

/** Checks a relations file 关系: a counsellor has a class, a supervisor has a student, both are here. */
export function checkRelations(list: RecordList, known: Known): Checked<RelationRow> {
  const context = checkContext(list, known);
  const rows: RelationRow[] = [];
  for (const record of list.records) {
    const person = context.person(record, 'person');
    const row =
      record.values['kind'] === 'counsellor'
        ? counsellor(context, record, person)
        : supervisor(context, record, person);
    if (row === undefined) continue;
    const subject = row.kind === 'counsellor' ? row.class : row.student;
    if (!context.repeated(record, 'person', `${row.kind}/${subject}/${row.person}`)) rows.push(row);
  }
  return { rows, problems: context.problems };
}

function counsellor(
  context: CheckContext,
  record: ImportRecord,
  person: KnownPerson | undefined,
): RelationRow | undefined {
  const group = context.class(record);
  if (record.values['class'] === undefined && !record.wrong) context.report(record, 'class', 'required');
  if (record.values['student'] !== undefined) context.report(record, 'student', 'notForKind');
  if (group === undefined || person === undefined) return undefined;
  return { kind: 'counsellor', class: group.code, person: person.personNo };
}

function supervisor(
  context: CheckContext,
  record: ImportRecord,
  person: KnownPerson | undefined,
): RelationRow | undefined {
  if (record.values['kind'] === undefined) return undefined;
  const student = context.person(record, 'student');
  if (record.values['student'] === undefined && !record.wrong) context.report(record, 'student', 'required');
  if (record.values['class'] !== undefined) context.report(record, 'class', 'notForKind');
  if (student === undefined || person === undefined) return undefined;
  if (student.id === person.id) context.report(record, 'person', 'selfSupervision');
  if (!['undergraduate', 'postgraduate'].includes(student.affiliation))
    context.report(record, 'student', 'studentExpected');
  return { kind: 'supervisor', student: student.personNo, person: person.personNo };
}
