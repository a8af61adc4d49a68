import type { Queryable } from '../../platform/db/pool.ts';
import { importFinding, finding, WORDS, type LineProblem } from './line-problem.ts';
import { contentHash } from '../inbound/order-content.ts';
import { meaningOf } from '../systems/status-map.ts';
import type { KnownSystem } from '../systems/systems.ts';
import type { OrderLine } from './read-order-file.ts';
import { casesWith } from './store.ts';

/** Lines that go into the inbox, and what is to be said of some. */
export interface CheckedLines {
  readonly lines: readonly OrderLine[];
  readonly findings: readonly LineProblem[];
}

/**
 * Looks for what a person will have to decide 核对: the inbox quarantines it, here it is named by its line. `seen`: the states of the
 * lines before, which is added to; what stands twice is taken once.
 */
export async function checkLines(
  db: Queryable,
  { code, definition }: KnownSystem,
  lines: readonly OrderLine[],
  seen: Map<string, OrderLine>,
): Promise<CheckedLines> {
  const cases = await casesWith(
    db,
    code,
    lines.map(({ order }) => order.reference),
  );
  const findings: LineProblem[] = [];
  const kept = lines.filter((each) => {
    const { line, order, columns } = each;
    const state = `${order.id} ${order.version ?? order.updatedAt}`;
    const before = seen.get(state);
    if (before === undefined) seen.set(state, each);
    else if (contentHash(before.order) === contentHash(order)) {
      findings.push(importFinding('normalised', { line, code: 'duplicate', facts: { first: before.line } }));
      return false;
    } else findings.push(finding('quarantined', { line }, WORDS.contradicts));
    const isOwn = cases.get(order.reference);
    const reference = { line, column: columns.reference };
    if (isOwn === undefined) findings.push(finding('quarantined', reference, WORDS.unknownReference));
    if (isOwn === false) findings.push(finding('quarantined', reference, WORDS.foreignReference));
    if (meaningOf(definition, order.status) === undefined)
      findings.push(finding('quarantined', { line, column: columns.status }, WORDS.unknownStatus));
    return true;
  });
  return { lines: kept, findings };
}
