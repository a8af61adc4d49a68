/** What a run took. */
export interface Run {
  readonly ms: number;
  /** Latencies in ms, sorted. */
  readonly latencies: readonly number[];
}

/** Runs `count` pieces of work, always `concurrent` of them at once, each worker with a thing of its own. */
export async function drive<Thing>(
  count: number,
  concurrent: number,
  open: () => Promise<Thing>,
  work: (index: number, thing: Thing) => Promise<unknown>,
): Promise<Run> {
  const things = await Promise.all(Array.from({ length: concurrent }, open));
  const latencies: number[] = [];
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    things.map(async (thing) => {
      for (let index = next++; index < count; index = next++) {
        const sent = performance.now();
        await work(index, thing);
        latencies.push(performance.now() - sent);
      }
    }),
  );
  return { ms: performance.now() - begun, latencies: latencies.toSorted((a, b) => a - b) };
}

/** The value below which this share of sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
