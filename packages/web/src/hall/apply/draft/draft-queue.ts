/**
 * Draft queue 草稿保存: decides when to send the draft, as a pure step function. At most one request in
 * {@link SPACING_MS} of typing and one on its way at a time; a broken line is tried again, an expired session and a
 * conflict wait for the person.
 */
export type DraftPhase =
  | 'idle'
  /** Typed, request comes at the next wake-up. */
  | 'waiting'
  | 'saving'
  /** The last try failed; the next wake-up tries again. */
  | 'retrying'
  /** The server will not take it as it is; the next change tries again. */
  | 'refused'
  | 'signedOut'
  /** Another device saved a newer one. */
  | 'conflict';

export interface DraftState {
  readonly phase: DraftPhase;
  /** Changed since the last request was made. */
  readonly dirty: boolean;
  /** Version of the server's draft last seen; 0 = none. */
  readonly version: number;
  /** When the server last took it, ISO instant. */
  readonly savedAt: string | undefined;
  readonly failures: number;
}

export type DraftEvent =
  | { readonly kind: 'changed' }
  | { readonly kind: 'woke' }
  /** Leaving the page: what is typed goes now. */
  | { readonly kind: 'leaving' }
  | { readonly kind: 'saved'; readonly version: number; readonly savedAt: string }
  /** HTTP status of the refusal, 0 = not reached. */
  | { readonly kind: 'failed'; readonly status: number }
  /** The person has decided a conflict, or has signed in again. */
  | { readonly kind: 'resumed'; readonly version: number };

/** What the driver has to do: send now, or wake up after so many milliseconds. */
export interface DraftStep {
  readonly state: DraftState;
  readonly send?: true;
  readonly wakeAfterMs?: number;
}

export const SPACING_MS = 2000;
const RETRY_MS = [4000, 8000, 16_000, 30_000];
const LONGEST_RETRY_MS = 30_000;
const UNAUTHORISED = 401;
const CONFLICT = 409;
const TIMEOUT = 408;
const TOO_MANY = 429;
const SERVER_ERROR = 500;

/** State of a draft that has just been opened. */
export function openedDraft(version: number, savedAt: string | undefined): DraftState {
  return { phase: 'idle', dirty: false, version, savedAt, failures: 0 };
}

function waiting(state: DraftState): DraftStep {
  return { state: { ...state, phase: 'waiting', dirty: true }, wakeAfterMs: SPACING_MS };
}

function sending(state: DraftState): DraftStep {
  return { state: { ...state, phase: 'saving', dirty: false }, send: true };
}

function changed(state: DraftState): DraftStep {
  if (state.phase === 'idle' || state.phase === 'refused') return waiting(state);
  return { state: { ...state, dirty: true } };
}

function failed(state: DraftState, status: number): DraftStep {
  const dirty = { ...state, dirty: true, failures: state.failures + 1 };
  if (status === UNAUTHORISED) return { state: { ...dirty, phase: 'signedOut' } };
  if (status === CONFLICT) return { state: { ...dirty, phase: 'conflict' } };
  const passes = status === 0 || status === TIMEOUT || status === TOO_MANY || status >= SERVER_ERROR;
  if (!passes) return { state: { ...dirty, phase: 'refused' } };
  return {
    state: { ...dirty, phase: 'retrying' },
    wakeAfterMs: RETRY_MS[state.failures] ?? LONGEST_RETRY_MS,
  };
}

/** One step of the queue. */
export function stepDraft(state: DraftState, event: DraftEvent): DraftStep {
  switch (event.kind) {
    case 'changed':
      return changed(state);
    case 'woke':
      return state.phase === 'waiting' || state.phase === 'retrying' ? sending(state) : { state };
    case 'leaving':
      return state.dirty && (state.phase === 'waiting' || state.phase === 'retrying')
        ? sending(state)
        : { state };
    case 'saved': {
      const { version, savedAt } = event;
      const saved: DraftState = { ...state, phase: 'idle', version, savedAt, failures: 0 };
      return state.dirty ? waiting(saved) : { state: saved };
    }
    case 'failed':
      return failed(state, event.status);
    case 'resumed':
      return sending({ ...state, version: event.version, failures: 0 });
  }
}
