import type { Directory, JsonObject } from '@wangban/engine';
import type { DirectorySnapshot } from '../people/snapshot.ts';

/** The part of a directory that knows people as forms ask for them; one without `display` knows less. */
export type KnowsApplicants = Pick<Directory, 'person' | 'unit'> &
  Partial<Pick<DirectorySnapshot, 'display'>>;

/** What forms know of the applicant 申请人, as their expressions read it. */
export function applicantFacts(directory: KnowsApplicants, personId: number): JsonObject {
  const person = directory.person(personId);
  const shown = directory.display?.(personId);
  return {
    personNo: person?.personNo ?? null,
    name: person?.name ?? null,
    unit: person === undefined ? null : (directory.unit(person.unit)?.code ?? null),
    unitName: shown?.unit ?? null,
    className: shown?.className ?? null,
    affiliation: shown?.affiliation ?? null,
    building: person?.building ?? null,
  };
}
