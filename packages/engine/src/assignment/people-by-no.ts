import type { Json } from '../json.ts';
import type { Directory, PersonId } from './directory.ts';

/** The people of one number 学号/工号 or of a list of them; what is no known number is left out. */
export function peopleByNo(value: Json | undefined, directory: Directory): readonly PersonId[] {
  const entries = Array.isArray(value) ? value : [value];
  return entries.flatMap((entry) => {
    const found = typeof entry === 'string' ? directory.personByNo(entry) : undefined;
    return found === undefined ? [] : [found.id];
  });
}
