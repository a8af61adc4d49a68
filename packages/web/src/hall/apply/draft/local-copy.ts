import type { FormData } from '@wangban/engine/form';
import { freshKey } from '../../../api/fresh-key.ts';
import type { FileRef } from '../../../api/shapes.ts';
import type { CopyStorage } from './copy-storage.ts';

/**
 * Local copy 本机副本 of a form being filled: written at every change, so that neither a lost network nor an expired
 * session loses a word. Keyed by person and place, and gone after submit and sign-out (shared computers).
 */
export interface LocalCopy {
  readonly data: FormData;
  /** Version of the server's draft that this was typed on; 0 = none. */
  readonly version: number;
  /** Typed here, not yet on the server. */
  readonly unsaved: boolean;
  /** Idempotency key of the submit to come: one per draft, kept over retries. */
  readonly key: string;
  /** Names of uploaded files; the draft itself holds their ids only. */
  readonly files: readonly FileRef[];
}

/** Whose copy of what: a service's code, or `revise-<instance>` for a returned application. */
export interface Place {
  readonly personId: number;
  readonly of: string;
}

const PREFIX = 'wangban.copy.';

function nameOf(place: Place): string {
  return `${PREFIX}${place.personId}.${place.of}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Everything that JSON.parse makes is JSON; what matters is that it is an object.
function isFormData(value: unknown): value is FormData {
  return isRecord(value);
}

function isFileRef(value: unknown): value is FileRef {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string';
}

function parse(text: string): LocalCopy | undefined {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value) || !isFormData(value['data'])) return undefined;
  const { version, key, files } = value;
  if (typeof version !== 'number' || typeof key !== 'string') return undefined;
  return {
    data: value['data'],
    version,
    unsaved: value['unsaved'] === true,
    key,
    files: Array.isArray(files) ? files.filter(isFileRef) : [],
  };
}

/** The copy at a place; undefined when there is none or it cannot be read. */
export function readCopy(storage: CopyStorage, place: Place): LocalCopy | undefined {
  const text = storage.get(nameOf(place));
  if (text === undefined) return undefined;
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** Writes the copy; false when it will not survive closing the page. */
export function writeCopy(storage: CopyStorage, place: Place, copy: LocalCopy): boolean {
  return storage.set(nameOf(place), JSON.stringify(copy));
}

/** The copy at a place; makes one of what the form begins with, so that its idempotency key outlives a reload. */
export function ensureCopy(
  storage: CopyStorage,
  place: Place,
  start: { readonly data: FormData; readonly version: number; readonly files?: readonly FileRef[] },
): LocalCopy {
  const { data, version, files = [] } = start;
  const found = readCopy(storage, place);
  if (found) return { ...found, files: together(found.files, files) };
  const made: LocalCopy = { data, version, unsaved: false, key: freshKey(), files };
  writeCopy(storage, place, made);
  return made;
}

/** Both, each file once. */
export function together(known: readonly FileRef[], more: readonly FileRef[]): readonly FileRef[] {
  return [...known, ...more.filter(({ id }) => !known.some((one) => one.id === id))];
}

/** Removes the copy at a place. */
export function forgetCopy(storage: CopyStorage, place: Place): void {
  storage.remove(nameOf(place));
}

/** Removes every copy of everybody on this device. */
export function forgetAllCopies(storage: CopyStorage): void {
  for (const name of storage.names()) {
    if (name.startsWith(PREFIX)) storage.remove(name);
  }
}
