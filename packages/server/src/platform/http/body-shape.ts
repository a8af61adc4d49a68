/** Limits 限度 of a JSON body, counted before its schema is checked. */
export const BODY_LIMITS = { depth: 50, keys: 5000 } as const;

/** Whether a body stays within depth and key limits. Iterative: a hostile body must not overflow the stack. */
export function withinBodyLimits(body: unknown): boolean {
  let keys = 0;
  const open: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= BODY_LIMITS.depth) return false;
    for (const child of Object.values(value)) {
      keys += 1;
      if (keys > BODY_LIMITS.keys) return false;
      open.push({ value: child, depth: depth + 1 });
    }
  }
  return true;
}
