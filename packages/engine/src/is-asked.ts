import type { Token } from './instance.ts';

/** Is somebody asked at this token 有人可办: its approvers, or the owner where there are none? */
export function isAsked({ round, incident, frozen }: Token): boolean {
  return frozen === undefined && (round !== undefined || incident !== undefined);
}
