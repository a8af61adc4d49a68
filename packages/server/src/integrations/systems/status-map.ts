import type { StatusMeaning, SystemDefinition } from './definition.ts';
import { normalStatus } from './normal-status.ts';

/** What a status of the system means 状态含义; undefined: nobody has said yet. */
export function meaningOf(
  { statuses }: Pick<SystemDefinition, 'statuses'>,
  status: string,
): StatusMeaning | undefined {
  const wanted = normalStatus(status);
  return statuses.find((each) => normalStatus(each.status) === wanted);
}

/** Nothing comes after it at the system 终态. */
export function isTerminal({ terminal, then }: StatusMeaning): boolean {
  return terminal ?? (then === 'complete' || then === 'fail');
}
