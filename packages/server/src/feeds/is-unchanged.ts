/** What a reader says that it has already. */
interface Known {
  readonly 'if-none-match'?: string | undefined;
  readonly 'if-modified-since'?: string | undefined;
}

/**
 * Whether the reader has this very feed (RFC 9110 §13.1): by its tag, and only without one by its date, which counts
 * whole seconds.
 */
export function isUnchanged(known: Known, etag: string, updated: Date): boolean {
  const tags = known['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(known['if-modified-since'] ?? '');
  return !Number.isNaN(since) && Math.floor(updated.getTime() / 1000) * 1000 <= since;
}
