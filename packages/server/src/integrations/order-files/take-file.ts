import { createHash } from 'node:crypto';
import type { Order } from '@wangban/connectors/webhook';
import { compareStandings } from '../inbound/compare-standings.ts';
import { contentHash } from '../inbound/order-content.ts';
import { insertEvents } from '../inbound/store.ts';
import { eventOfOrder } from '../reconciliation/order-event.ts';
import { knownStates, type KnownState } from '../reconciliation/schedule-store.ts';
import { storableText } from '../storable-text.ts';
import type { KnownSystem } from '../systems/systems.ts';
import type { OrderFileDeps } from './deps.ts';
import { checkLines } from './check-lines.ts';
import { finding, WORDS, type LineProblem } from './line-problem.ts';
import { readOrderFile, useless as uselessFile, type OrderLine } from './read-order-file.ts';
import { wasRead, writeFile, type FileRow, type FileVia } from './store.ts';

/** A file as it came. */
export interface CameFile {
  readonly name: string;
  readonly via: FileVia;
  readonly bytes: Buffer;
}

/** Written together. */
const AT_ONCE = 500;
/** As many findings as a person reads. */
const MOST_FINDINGS = 100;
/** An older state is a note in the history when it is new here; what is as old as this was noted long ago, and deleted since. */
const OLD_MS = 90 * 24 * 3_600_000;

/**
 * Takes a file of orders into the inbox 收取工单文件: each line is an event whose id is made of the order, its version and what it
 * says, so that the same line in the same or another file has no effect. Gives what was noted of the file; undefined: exactly this
 * one was fetched before, and nothing more was done.
 */
export async function takeFile(
  deps: OrderFileDeps,
  system: KnownSystem,
  { name: written, via, bytes }: CameFile,
): Promise<FileRow | undefined> {
  const { pool, clock, heard, alarm } = deps;
  const { code } = system;
  const readAt = new Date(clock());
  const name = storableText(written).slice(0, 255);
  const sha256 = createHash('sha256').update(bytes).digest();
  // An address gives the same file hour after hour; what lies in the folder was put there by somebody.
  if (via === 'url' && (await wasRead(pool, { system: code, name, sha256 }, readAt))) return undefined;
  const { encoding, count, lines, problems } = /\.csv$/i.test(name)
    ? await readOrderFile(bytes, clock())
    : NO_CSV;
  const findings: LineProblem[] = [...problems];
  let fresh = 0;
  const seen = new Map<string, OrderLine>();
  for (let start = 0; start < lines.length; start += AT_ONCE) {
    const some = lines.slice(start, start + AT_ONCE);
    const checked = await checkLines(pool, system, some, seen);
    findings.push(...checked.findings);
    fresh += await write(deps, code, checked.lines, readAt);
    if (fresh > 0) heard(code);
  }
  const refused = count - lines.length;
  const useless = lines.length === 0 && findings.some(({ fate }) => fate === 'refused');
  const file = { system: code, name, via, sha256, bytes: bytes.length, encoding, readAt, lines: count };
  const found = findings.length;
  const kept = findings.toSorted((a, b) => a.line - b.line).slice(0, MOST_FINDINGS);
  const known = lines.length - fresh;
  const row = await writeFile(pool, { ...file, fresh, known, refused, useless, findings: kept, found });
  if (useless || refused > 0) await alarm({ system: code, about: 'file', name, refused, useless });
  return row;
}

const NO_CSV = uselessFile('unknown', [finding('refused', { line: 0 }, WORDS.notCsv)]);

/** Writes down what is news; gives how many that were. */
async function write(
  { pool, clock }: OrderFileDeps,
  code: string,
  lines: readonly OrderLine[],
  now: Date,
): Promise<number> {
  const known = await knownStates(
    pool,
    code,
    lines.map(({ order }) => order.id),
  );
  const news = lines.filter(({ order }) => !isKnown(order, known.get(order.id), now.getTime()));
  const events = news.map(({ order }) => eventOfOrder(code, 'file', order));
  if (events.length === 0) return 0;
  const written = await insertEvents(pool, events, clock());
  return written.filter((each) => each === 'new').length;
}

function isKnown(order: Order, known: KnownState | undefined, now: number): boolean {
  if (known === undefined || known.updatedAt === null) return false;
  const news = compareStandings(order, known);
  if (news === 0) return known.hash === contentHash(order);
  return news < 0 && Date.parse(order.updatedAt) < now - OLD_MS;
}
