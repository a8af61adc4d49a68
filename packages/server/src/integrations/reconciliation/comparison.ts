import type { Peer } from '@wangban/connectors/webhook';
import type { KnownSystem } from '../systems/systems.ts';
import type { ReconcileDeps } from './deps.ts';
import { addFindings, type DifferenceClass, type Finding } from './difference-store.ts';
import type { Span } from './findings-store.ts';

/** A comparison under way 对账进行中, and what it has come to so far. */
export interface Comparison {
  readonly deps: ReconcileDeps;
  readonly system: KnownSystem;
  readonly peer: Peer;
  readonly span: Span;
  readonly counts: Record<DifferenceClass, number>;
  readonly tally: { healed: number; open: number; questions: number };
}

/** Looks at rows page by page 逐页: the next come after the last one that was looked at. */
export async function eachPage<Row, Key>(
  select: (after: Key) => Promise<readonly Row[]>,
  start: Key,
  keyOf: (row: Row) => Key,
  judge: (rows: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let rows = await select(start); ;) {
    const last = rows.at(-1);
    if (last === undefined) return;
    await judge(rows);
    rows = await select(keyOf(last));
  }
}

/** Judges rows and writes down what they come to 记下差异. */
export async function note<Row>(
  { deps, span, counts, tally }: Comparison,
  rows: readonly Row[],
  judge: (row: Row) => Promise<Finding | undefined>,
): Promise<void> {
  const findings: Finding[] = [];
  for (const row of rows) {
    const finding = await judge(row);
    if (finding !== undefined) findings.push(finding);
  }
  if (findings.length === 0) return;
  const at = new Date(deps.clock());
  const written = await addFindings(deps.pool, { id: span.run, system: span.system, at }, findings);
  for (const each of written) {
    counts[each.class]++;
    if (each.status === 'healed') tally.healed++;
    else tally.open++;
  }
}
