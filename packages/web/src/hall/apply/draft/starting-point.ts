import type { FormData } from '@wangban/engine/form';
import type { FileRef } from '../../../api/shapes.ts';
import type { LocalCopy } from './local-copy.ts';

/** The server's draft as far as the choice needs it. */
export interface SavedDraft {
  readonly data: FormData;
  readonly version: number;
  readonly savedAt: string;
  /** Its uploads, by name. */
  readonly files?: readonly FileRef[];
}

/** Where filling in begins. `newer` = another device has saved since this one typed: the person decides. */
export interface StartingPoint {
  readonly data: FormData;
  readonly version: number;
  readonly savedAt: string | undefined;
  /** Typed here and not on the server yet. */
  readonly unsaved: boolean;
  readonly newer: SavedDraft | undefined;
  /** Uploads that the server can name. */
  readonly files?: readonly FileRef[];
}

/**
 * Chooses between the local copy, the server's draft and the prefilled empty form. Unsaved typing always wins or asks;
 * it is never dropped.
 */
export function startingPoint(
  local: LocalCopy | undefined,
  draft: SavedDraft | undefined,
  prefill: FormData,
): StartingPoint {
  const version = draft?.version ?? 0;
  if (local?.unsaved) {
    const newer = draft && draft.version > local.version ? draft : undefined;
    // A local version above the server's = that draft was submitted or deleted: it starts again from none.
    return {
      data: local.data,
      version: newer ? local.version : version,
      savedAt: draft?.savedAt,
      unsaved: true,
      newer,
      files: draft?.files ?? [],
    };
  }
  if (draft) return { ...draft, unsaved: false, newer: undefined };
  return { data: prefill, version: 0, savedAt: undefined, unsaved: false, newer: undefined };
}
