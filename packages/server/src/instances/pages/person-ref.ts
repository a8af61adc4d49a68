import type { Principal } from '@wangban/engine';
import type { DirectorySnapshot } from '../../people/snapshot.ts';

/** The directory as pages need it. */
export type Names = Pick<DirectorySnapshot, 'display' | 'positionName'>;

/** A person as pages name them 人员引用; somebody whom the directory has lost keeps their place without a name. */
export function personRef(names: Names, id: number) {
  const { name = '—', personNo = '', unit = '' } = names.display(id) ?? {};
  return { id, name, personNo, unit };
}

/** A person by name, a position with its unit. */
export function principalName(names: Names, principal: Principal): string {
  if ('person' in principal) return personRef(names, principal.person).name;
  return names.positionName(principal.position) ?? '—';
}
