import * as fc from 'fast-check';
import type { Flow } from '../definition/flow.ts';
import { xmlOfPiece } from './draw-pieces.ts';
import { compiled } from './play.ts';
import { blocks, xmlOf } from './random-flow.ts';
import { pieces } from './random-pieces.ts';

/** A random flow, with the counters of its loops, which begin at 0 in the form data. */
export interface DrawnFlow {
  readonly xml: string;
  readonly flow: Flow;
  readonly counters: readonly string[];
}

/** Longer files take long to compile, and show nothing that shorter ones do not. */
const LONGEST = 12_000;

/** So many random flows 随机流程池, the shortest first: of every kind of element, or of people and gateways. */
export async function drawnFlows(
  kind: 'everyKind' | 'approvals',
  seed: number,
  count: number,
): Promise<readonly DrawnFlow[]> {
  const sample = { seed, numRuns: count * 2 };
  const drawn =
    kind === 'everyKind' ? fc.sample(pieces, sample).map(xmlOfPiece) : fc.sample(blocks, sample).map(xmlOf);
  const short = drawn.filter(({ xml }) => xml.length < LONGEST).slice(0, count);
  const flows: DrawnFlow[] = [];
  for (const { xml, counters } of short.toSorted((a, b) => a.xml.length - b.xml.length))
    flows.push({ xml, flow: await compiled(xml), counters });
  return flows;
}
