import { handoverRows, nodeName, type HandoverRow, type PersonId, type Text } from '@wangban/engine';
import type { InstanceDeps } from '../instances/deps.ts';
import { contextOf } from '../instances/pages/detail.ts';
import { compiledOf } from '../instances/pages/summary.ts';
import { findInstance } from '../instances/store.ts';
import { casesOf, directoryRows, finishedRows, moveRow, noteRow, type HandoverKind } from './store.ts';

/** Who hands over to whom 离职交接. A batch runs each of its rows once, however often it is started. */
export interface HandoverOrder {
  readonly batch: string;
  readonly from: PersonId;
  readonly to: PersonId;
  /** Posts, headships and substitutions too; without it only what is open in cases. */
  readonly directory: boolean;
  readonly dryRun: boolean;
}

/** One line of the report: what it is, and what became of it (or would). */
export interface HandoverLine {
  readonly kind: HandoverRow['kind'] | HandoverKind;
  readonly subject: string;
  readonly name: Text;
  readonly outcome: 'done' | 'planned' | 'before' | 'refused';
  /** Why it was refused: a code of the error table. */
  readonly code: string | undefined;
}

/** Cases that are worked on at once: other people's commands find their place in between. */
const AT_ONCE = 10;

/** Hands everything over, case by case; gives a line for every row. */
export async function handover(deps: InstanceDeps, order: HandoverOrder): Promise<readonly HandoverLine[]> {
  const finished = await finishedRows(deps.pool, order.batch);
  const cases = await casesOf(deps.pool, order.from);
  const lines: HandoverLine[] = [];
  for (let at = 0; at < cases.length; at += AT_ONCE) {
    const some = cases.slice(at, at + AT_ONCE);
    const told = await Promise.all(some.map((id) => handOverCase(deps, order, id, finished)));
    lines.push(...told.flat());
  }
  return order.directory ? [...lines, ...(await handOverDirectory(deps, order, finished))] : lines;
}

async function handOverCase(
  deps: InstanceDeps,
  order: HandoverOrder,
  id: number,
  finished: ReadonlySet<string>,
): Promise<readonly HandoverLine[]> {
  const row = await findInstance(deps.db, id);
  if (row === undefined) return [];
  const compiled = await compiledOf(deps, row);
  const context = await contextOf(deps, compiled, order.to);
  const instance = { ...row.state, data: row.data };
  const rows = handoverRows({ flow: compiled.flow, instance, context }, order.from, order.to);
  const isFinished = finished.has(`instance/${id}`);
  const code = order.dryRun || isFinished ? undefined : await send(deps, order, id);
  return rows.map(({ kind, node, refusal }) => ({
    kind,
    subject: row.reference,
    name: nodeName(compiled.flow, node),
    outcome: outcomeOf(refusal ?? code, order.dryRun, isFinished),
    code: refusal ?? code,
  }));
}

function outcomeOf(code: string | undefined, dryRun: boolean, isFinished: boolean): HandoverLine['outcome'] {
  if (code !== undefined) return 'refused';
  if (isFinished) return 'before';
  return dryRun ? 'planned' : 'done';
}

/** The command itself does nothing twice; the note spares a second run the work. */
async function send(deps: InstanceDeps, order: HandoverOrder, id: number): Promise<string | undefined> {
  const { from, to } = order;
  const command = { type: 'handover', from, to } as const;
  const answer = await deps.lane.send({ command, instanceId: id, from: undefined });
  const code = 'refused' in answer ? answer.refused.code : undefined;
  const entry = { ...order, kind: 'instance', subject: id, outcome: code ?? 'done' } as const;
  if (code === undefined) await noteRow(deps.pool, entry, new Date(deps.clock()));
  return code;
}

async function handOverDirectory(
  deps: InstanceDeps,
  order: HandoverOrder,
  finished: ReadonlySet<string>,
): Promise<readonly HandoverLine[]> {
  const now = new Date(deps.clock());
  const lines: HandoverLine[] = [];
  for (const { kind, subject, name } of await directoryRows(deps.pool, order.from, now)) {
    const isFinished = finished.has(`${kind}/${subject}`);
    const entry = { ...order, kind, subject, outcome: 'done' } as const;
    if (!order.dryRun && !isFinished) await moveRow(deps.pool, entry, now);
    lines.push({
      kind,
      subject: String(subject),
      name: { zh: name, en: name },
      outcome: outcomeOf(undefined, order.dryRun, isFinished),
      code: undefined,
    });
  }
  return lines;
}
