import type { PickerField } from '@wangban/engine/form';
import { openCodes, type CodeRow } from '../codes/store.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import { searchKeys } from '../people/search-keys.ts';
import type { Candidate } from './candidate.ts';
import { peopleFor } from './people-candidates.ts';
import { type PickSource, unitScope } from './pick-source.ts';
import { regions } from './regions.ts';

/** What a picker 选择器 may hold: everything that exists and lies where the field allows. `parent`: the code above, where the field names one. */
export async function candidatesFor(
  field: PickerField,
  source: PickSource,
  parent: string | undefined,
): Promise<readonly Candidate[]> {
  switch (field.type) {
    case 'person':
      return peopleFor(field, source);
    case 'unit':
      return unitsFor(field.below, source);
    case 'class':
      return classesFor(field.unit, source);
    case 'dictionary':
      return codesFor(
        await openCodes(source.db, field.list),
        field.parent === undefined ? undefined : (parent ?? ''),
      );
    case 'room':
      return codesFor(
        await openCodes(source.db, 'room'),
        field.building === undefined ? undefined : (parent ?? ''),
      );
    case 'region':
      return [...regions().values()].filter(({ level }) => level === (field.level ?? 'county'));
  }
}

function codesFor(rows: readonly CodeRow[], parent: string | undefined): readonly Candidate[] {
  return rows
    .filter((row) => parent === undefined || row.parent === parent)
    .map(({ code, name, aliases, pinyin, initials }) => ({
      id: code,
      name,
      detail: '',
      keys: [name, code, pinyin, initials, ...aliases],
    }));
}

/** Pinyin of a unit's name costs more than everything else here; a snapshot's units never change. */
const indexed = new WeakMap<DirectorySnapshot, ReadonlyMap<number, Candidate>>();

function unitIndex(directory: DirectorySnapshot): ReadonlyMap<number, Candidate> {
  const known = indexed.get(directory);
  if (known !== undefined) return known;
  const index = new Map(
    (directory.units?.() ?? []).flatMap((id): readonly [number, Candidate][] => {
      const unit = directory.unit(id);
      if (unit === undefined) return [];
      const { pinyin, initials } = searchKeys(unit.name);
      const detail = unit.parent === undefined ? '' : (directory.unit(unit.parent)?.name ?? '');
      return [
        [id, { id: unit.code, name: unit.name, detail, keys: [unit.name, unit.code, pinyin, initials] }],
      ];
    }),
  );
  indexed.set(directory, index);
  return index;
}

function unitsFor(below: string | undefined, source: PickSource): readonly Candidate[] {
  const scope = unitScope(below, source);
  return [...unitIndex(source.directory)].flatMap(([id, unit]) => (scope?.has(id) === false ? [] : [unit]));
}

function classesFor(unit: string | undefined, source: PickSource): readonly Candidate[] {
  const scope = unitScope(unit, source);
  return source.directory.classes
    .filter(({ unitId }) => scope === undefined || (unitId !== undefined && scope.has(unitId)))
    .map(({ code, name, unitId }) => ({
      id: code ?? name,
      name,
      detail: unitId === undefined ? '' : (source.directory.unit(unitId)?.name ?? ''),
      keys: [name, ...(code === undefined ? [] : [code]), searchKeys(name).initials],
    }));
}
