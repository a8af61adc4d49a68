import { type Checked, checkContext, optional } from './check-context.ts';
import type { Known } from './known.ts';
import type { ImportRecord, RecordList } from './read-records.ts';
import { keyOf, type UnitRow } from './rows.ts';

/** Checks a units file 单位: unique codes, known parents (in the file or stored), no cycle in the resulting tree. */
export function checkUnits(list: RecordList, known: Known): Checked<UnitRow> {
  const context = checkContext(list, known);
  const inFile = new Set(list.records.flatMap(({ values }) => values['code'] ?? []).map(keyOf));
  const rows: UnitRow[] = [];
  for (const record of list.records) {
    const { code, name, kind, parent, sort, active } = record.values;
    if (code !== undefined && context.repeated(record, 'code', code)) continue;
    if (parent !== undefined && !inFile.has(keyOf(parent)) && known.units.byCode(parent) === undefined) {
      context.report(record, 'parent', 'unknownUnit');
    }
    if (code === undefined || name === undefined || kind === undefined) continue;
    const above = optional(list, record, 'parent');
    rows.push({
      code,
      name,
      kind,
      ...(above === undefined ? {} : { parent: above }),
      ...(sort === undefined ? {} : { sort: Number(sort) }),
      ...(active === undefined ? {} : { active: active === 'yes' }),
    });
  }
  for (const record of recordsInCycle(list, known)) context.report(record, 'parent', 'unitCycle');
  return { rows, problems: context.problems };
}

/** Records whose chain of parents comes back to themselves, in the tree as it would be after the import. */
function recordsInCycle(list: RecordList, known: Known): ImportRecord[] {
  const parents = new Map<string, string>();
  for (const unit of known.units.all) {
    const above = unit.parentId === null ? undefined : known.units.byId(unit.parentId);
    if (above !== undefined) parents.set(keyOf(unit.code), keyOf(above.code));
  }
  if (list.keys.has('parent')) {
    for (const { values } of list.records) {
      if (values['code'] === undefined) continue;
      if (values['parent'] === undefined) parents.delete(keyOf(values['code']));
      else parents.set(keyOf(values['code']), keyOf(values['parent']));
    }
  }
  const cyclic = cyclicKeys(parents);
  return list.records.filter(
    ({ values }) => values['code'] !== undefined && cyclic.has(keyOf(values['code'])),
  );
}

/** Each node is walked once: a walk that meets its own trail has found a cycle, from there on. */
function cyclicKeys(parents: ReadonlyMap<string, string>): Set<string> {
  const done = new Set<string>();
  const cyclic = new Set<string>();
  for (const start of parents.keys()) {
    const trail: string[] = [];
    const onTrail = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at) && !onTrail.has(at)) {
      trail.push(at);
      onTrail.add(at);
      at = parents.get(at);
    }
    if (at !== undefined && onTrail.has(at)) {
      for (const key of trail.slice(trail.indexOf(at))) cyclic.add(key);
    }
    for (const key of trail) done.add(key);
  }
  return cyclic;
}
