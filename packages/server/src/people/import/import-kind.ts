import type { Static } from 'typebox';
import type { ImportKind } from '../schema.ts';

/** Kind of an import file 导入类别. */
export type ImportKindName = Static<typeof ImportKind>;

/** All kinds, in the order in which a new hall imports them: each refers only to kinds before it. */
export const IMPORT_KINDS: readonly ImportKindName[] = [
  'units',
  'classes',
  'persons',
  'positions',
  'relations',
];

/** Is this word a kind of import? */
export function isImportKind(word: string): word is ImportKindName {
  return IMPORT_KINDS.some((kind) => kind === word);
}
