import type { Principal } from '@wangban/engine';

/**
 * Inbox address 待办地址 as one number: a person's id, or minus a position's id. One column and one index serve both,
 * and an address is compared as fast as an id.
 */
export function principalKey(principal: Principal): number {
  return 'person' in principal ? principal.person : -principal.position;
}
