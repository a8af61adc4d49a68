import type { PersonDisplay } from '../../people/snapshot.ts';

/** The directory as pages need it. */
export interface Names {
  display(person: number): PersonDisplay | undefined;
  positionName(position: number): string | undefined;
}

/** A person as pages name them 人员引用; somebody whom the directory has lost keeps their place without a name. */
export function personRef(names: Names, id: number) {
  const { name = '—', personNo = '', unit = '' } = names.display(id) ?? {};
  return { id, name, personNo, unit };
}
