import type { Instance } from './instance.ts';
import type { Wait } from './scopes/scope.ts';

/** An open wait 等待项. `frozen` ones wait for a return to come back first. */
export type OpenWait = Wait & { readonly frozen: boolean };

/** All that is waited for beside people, oldest first. */
export function openWaits({ waits = [], tokens }: Instance): readonly OpenWait[] {
  return waits.map((wait) => ({
    ...wait,
    frozen: tokens.some(({ id, frozen }) => id === wait.token && frozen !== undefined),
  }));
}
