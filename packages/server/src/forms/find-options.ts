import type { PickerField } from '@wangban/engine/form';
import { bestOf, type Candidate } from './candidate.ts';
import { candidatesFor } from './candidates.ts';
import type { PickSource } from './pick-source.ts';
import { mayBeFound, peopleFor } from './people-candidates.ts';
import { regions } from './regions.ts';

/** What is asked: words, and the code above (a building, a province). */
export interface OptionQuery {
  readonly query: string;
  readonly parent: string | undefined;
}

/** An option as pages show it. `parts`: more can be chosen below it. */
export interface FoundOption {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly parts: boolean;
}

/** Finds what a picker offers 查找选项, the best fifty. */
export async function findOptions(
  field: PickerField,
  source: PickSource,
  { query, parent }: OptionQuery,
): Promise<readonly FoundOption[]> {
  if (field.type === 'person') {
    const allowed = peopleFor(field, source).filter((one) => mayBeFound(one, query));
    return bestOf(allowed, query).map(plain);
  }
  if (field.type === 'region' && query.trim() === '') return partsOf(parent, field.level ?? 'county');
  const candidates = await candidatesFor(field, source, parent);
  return bestOf(candidates, query).map(plain);
}

const plain = ({ id, name, detail }: Candidate): FoundOption => ({ id, name, detail, parts: false });

const DEPTH = { province: 0, city: 1, county: 2 } as const;

/** Districts 行政区划 below one, down to the level that the field wants. A municipality has no cities: its counties count. */
function partsOf(parent: string | undefined, wanted: 'province' | 'city' | 'county'): readonly FoundOption[] {
  return [...regions().values()]
    .filter((region) => region.parent === parent && DEPTH[region.level] <= DEPTH[wanted])
    .map(({ id, name, detail, level, hasParts }) => ({
      id,
      name,
      detail,
      parts: hasParts && DEPTH[level] < DEPTH[wanted],
    }));
}
