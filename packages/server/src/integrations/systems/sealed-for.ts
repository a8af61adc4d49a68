import type { Direction } from './store.ts';

/** What a secret of a system is sealed for 封存用途: it opens for no other system and no other direction. */
export function sealedFor(system: string, direction: Direction): string {
  return `system ${system} ${direction}`;
}
