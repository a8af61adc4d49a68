import { type Checked, checkContext, optional } from './check-context.ts';
import { type Known, onOneBranch } from './known.ts';
import type { RecordList } from './read-records.ts';
import type { Affiliation, PersonRow } from './rows.ts';

const AFFILIATIONS: readonly Affiliation[] = ['undergraduate', 'postgraduate', 'staff', 'alumnus', 'visitor'];

/** Checks a persons file 人员: unique numbers, known units and classes, the class belonging to the unit. */
export function checkPersons(list: RecordList, known: Known): Checked<PersonRow> {
  const context = checkContext(list, known);
  const rows: PersonRow[] = [];
  for (const record of list.records) {
    const { personNo, name } = record.values;
    const affiliation = AFFILIATIONS.find((word) => word === record.values['affiliation']);
    const unit = context.unit(record);
    const ownClass = context.class(record, unit);
    if (unit !== undefined && ownClass !== undefined && !onOneBranch(known.units, unit.id, ownClass.unitId)) {
      const owner = known.units.byId(ownClass.unitId)?.name ?? '';
      context.report(record, 'class', 'classOfOtherUnit', { owner });
    }
    if (personNo === undefined || context.repeated(record, 'personNo', personNo)) continue;
    if (name === undefined || affiliation === undefined || unit === undefined) continue;
    const email = optional(list, record, 'email');
    const phone = optional(list, record, 'phone');
    rows.push({
      personNo,
      name,
      affiliation,
      unit: unit.code,
      ...(list.keys.has('class') ? { class: ownClass?.code ?? null } : {}),
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
    });
  }
  return { rows, problems: context.problems };
}
