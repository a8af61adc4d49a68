import type { FormData } from '@wangban/engine/form';
import { problemOf } from '../../../api/problem.ts';
import type { FileRef } from '../../../api/shapes.ts';
import type { CopyStorage } from './copy-storage.ts';
import { type DraftEvent, type DraftState, openedDraft, stepDraft } from './draft-queue.ts';
import { ensureCopy, type Place, readCopy, together, writeCopy } from './local-copy.ts';
import type { SavedDraft, StartingPoint } from './starting-point.ts';

type Value = FormData[string];

/** A form being filled in, as the page draws it. */
export interface FillingState {
  readonly data: FormData;
  /** Names of uploaded files as far as this device knows them. */
  readonly files: readonly FileRef[];
  readonly draft: DraftState;
  /** The newer draft of another device, while the person has not decided. */
  readonly newer: SavedDraft | undefined;
  /** False = the device will forget it when the page is closed. */
  readonly stored: boolean;
}

/** Where a form is kept: on the device always; on the server too where `save` is given. */
export interface FillingSource {
  readonly storage: CopyStorage;
  readonly place: Place;
  readonly start: StartingPoint;
  readonly save?: (data: FormData, version: number) => Promise<SavedDraft>;
  /** The server's draft now; asked for after a conflict. */
  readonly readDraft?: () => Promise<SavedDraft | undefined>;
  /** Runs something later and gives back how to cancel it; tests own the clock. */
  readonly later: (afterMs: number, run: () => void) => () => void;
}

/** A form being filled in 填写中的表单. */
export interface Filling {
  /** Whether the server keeps a draft too. */
  readonly saves: boolean;
  /** Whether it goes on with what was typed before. */
  readonly resumes: boolean;
  readonly state: () => FillingState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Starts saving; gives back how to stop. What is typed and not sent goes out on stopping. */
  readonly open: () => () => void;
  readonly change: (key: string, value: Value | undefined) => void;
  /** Takes over what others fill in; alone it makes no draft. */
  readonly fillIn: (values: FormData) => void;
  readonly addFile: (key: string, file: FileRef) => void;
  readonly leaving: () => void;
  readonly takeNewer: () => void;
  readonly keepMine: () => void;
}

const CONFLICT = 409;

function changed(data: FormData, key: string, value: Value | undefined): FormData {
  const rest = Object.entries(data).filter(([name]) => name !== key);
  return Object.fromEntries(value === undefined ? rest : [...rest, [key, value]]);
}

function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

/** Holds a form being filled in: each change goes to the device at once, and to the server by the draft queue. */
export function createFilling(source: FillingSource): Filling {
  const { storage, place, start, save } = source;
  const { key, files: known } = ensureCopy(storage, place, start);
  const listeners = new Set<() => void>();
  let isOpen = false;
  let isTyped = start.unsaved || start.savedAt !== undefined;
  let cancel: (() => void) | undefined;
  let state: FillingState = {
    data: start.data,
    files: known,
    draft: { ...openedDraft(start.version, start.savedAt), phase: start.newer ? 'conflict' : 'idle' },
    newer: start.newer,
    stored: true,
  };

  function update(part: Partial<FillingState>): void {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }

  function keep(unsaved: boolean): void {
    const { data, files, draft } = state;
    update({ stored: writeCopy(storage, place, { data, files, version: draft.version, unsaved, key }) });
  }

  function take(event: DraftEvent): void {
    const step = stepDraft(state.draft, event);
    update({ draft: step.state });
    if (step.wakeAfterMs !== undefined && isOpen) {
      cancel?.();
      cancel = source.later(step.wakeAfterMs, () => take({ kind: 'woke' }));
    }
    if (step.send) void send();
  }

  async function send(): Promise<void> {
    if (!save) return;
    const sent = state.data;
    try {
      const { version, savedAt } = await save(sent, state.draft.version);
      take({ kind: 'saved', version, savedAt });
      // Closed and forgotten in the meantime (submitted): the copy must not come back.
      if (isOpen || readCopy(storage, place)) keep(state.data !== sent);
    } catch (error) {
      const { status } = problemOf(error);
      if (status === CONFLICT) update({ newer: await source.readDraft?.().catch(() => undefined) });
      take({ kind: 'failed', status });
    }
  }

  function typed(part: Partial<FillingState>): void {
    isTyped = true;
    update(part);
    keep(true);
    if (save) take({ kind: 'changed' });
  }

  return {
    saves: save !== undefined,
    resumes: start.unsaved || start.savedAt !== undefined,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: () => {
      isOpen = true;
      if (save && start.unsaved && !state.newer) take({ kind: 'changed' });
      return () => {
        isOpen = false;
        take({ kind: 'leaving' });
        cancel?.();
      };
    },
    change: (name, value) => typed({ data: changed(state.data, name, value) }),
    fillIn: (values) => {
      const data = { ...state.data, ...values };
      if (isTyped) typed({ data });
      else update({ data });
    },
    addFile: (name, file) => {
      const ids = [...listOf(state.data[name]), file.id];
      typed({ data: changed(state.data, name, ids), files: [...state.files, file] });
    },
    leaving: () => take({ kind: 'leaving' }),
    takeNewer: () => {
      if (!state.newer) return;
      const { data, version, savedAt, files = [] } = state.newer;
      const named = together(state.files, files);
      update({ data, files: named, newer: undefined, draft: openedDraft(version, savedAt) });
      keep(false);
    },
    keepMine: () => {
      const version = state.newer?.version ?? state.draft.version;
      update({ newer: undefined });
      take({ kind: 'resumed', version });
    },
  };
}
