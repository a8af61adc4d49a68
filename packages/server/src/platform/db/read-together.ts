/**
 * Callers who ask for the same at the same time share one read 合并读取. Each gets a read that began after they asked, so
 * nobody learns less than by a read of their own: who comes while one is under way shares the next.
 */
export function readTogether<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<unknown> | undefined;
  let next: Promise<Value> | undefined;

  const begin = (): Promise<Value> => {
    next = undefined;
    const value = read();
    const settled = value.then(nothing, nothing).then(() => {
      if (running === settled) running = undefined;
    });
    running = settled;
    return value;
  };
  return () => {
    if (next !== undefined) return next;
    if (running === undefined) return begin();
    next = running.then(begin);
    return next;
  };
}

function nothing(): void {
  // The callers have the outcome; here only the moment counts.
}
