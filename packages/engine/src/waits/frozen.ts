import { tokenOf } from '../scopes/around.ts';
import type { Work } from '../work.ts';

/** Does a return keep this token still 冻结? What waits in a scope, without a token, is never kept still. */
export function isFrozen({ instance }: Work, token: number | undefined): boolean {
  return token !== undefined && tokenOf(instance, token)?.frozen !== undefined;
}
