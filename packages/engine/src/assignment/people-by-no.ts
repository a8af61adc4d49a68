import type { Json } from '../json.ts';
import type { Directory, PersonId } from './directory.ts';
import { idOf } from './id-of.ts';

/** The people of one number 学号/工号 or picked person, or of a list of them; what is no known number is left out. */
export function peopleByNo(value: Json | undefined, directory: Directory): readonly PersonId[] {
  const entries: readonly Json[] = Array.isArray(value) ? value : [value ?? null];
  return entries.flatMap((entry) => {
    const id = idOf(entry);
    const found = id === undefined ? undefined : directory.personByNo(id);
    return found === undefined ? [] : [found.id];
  });
}
