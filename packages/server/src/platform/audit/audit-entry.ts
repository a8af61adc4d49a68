/** Audit entry 审计记录: who did (or was refused) what, when. Holds ids, never names, passwords or form data. */
export interface AuditEntry {
  /** Person id; undefined = nobody signed in, or the command line. */
  readonly actor: number | undefined;
  /** The operation, such as `signIn`. */
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  /** Key of what was acted on. */
  readonly target?: string | undefined;
  readonly requestId?: string | undefined;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** The same entry as it is hashed and stored. */
export interface StoredEntry {
  readonly at: string;
  readonly actor: number | null;
  readonly action: string;
  readonly outcome: string;
  readonly target: string | null;
  readonly requestId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Fills the gaps of an entry: absent = null, so that the hashed text is always of one shape. */
export function storedEntry(entry: AuditEntry, at: Date): StoredEntry {
  return {
    at: at.toISOString(),
    actor: entry.actor ?? null,
    action: entry.action,
    outcome: entry.outcome,
    target: entry.target ?? null,
    requestId: entry.requestId ?? null,
    facts: entry.facts ?? {},
  };
}
