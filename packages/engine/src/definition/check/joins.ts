import type { FlowNode, SequenceFlow } from '../flow.ts';
import { warn, type Reading } from '../problem.ts';
import type { ProcessDraft } from '../read/process.ts';

/** Markings looked at before the check gives up; structured flows need about one per branch of a gateway. */
const MARKING_LIMIT = 5_000;
/** Tokens in one marking before the check gives up: the flow multiplies them. */
const TOKEN_LIMIT = 100;

/** Tokens per sequence flow. */
type Marking = ReadonlyMap<string, number>;

/**
 * Plays the token game (BPMN 2.0 §13) over the flow, every gateway both ways, and reports joins where branches can wait for
 * one that never comes, such as a parallel join behind an exclusive split. It suffices to let one ready node act per
 * marking: whoever is ready stays so whatever the others do. A flow beyond the limits is not judged here; the engine
 * refuses the command that would leave a case waiting for nobody.
 */
export function checkJoins(reading: Reading, { nodes, flows }: ProcessDraft): void {
  if (!nodes.every(isPlain)) return;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const target = new Map(flows.map(({ id, to }) => [id, byId.get(to)]));
  const start = nodes.find(({ kind }) => kind === 'start');
  if (start === undefined) return;
  const stuck = new Set<string>();
  const queue: Marking[] = [add(new Map(), start)];
  const seen = new Set<string>();
  for (let at = 0; at < queue.length && at < MARKING_LIMIT; at += 1) {
    const marking = queue[at] ?? new Map<string, number>();
    const ready = readyNode(marking, target);
    if (ready === undefined) for (const id of marking.keys()) stuck.add(target.get(id)?.id ?? '');
    for (const next of ready === undefined ? [] : outcomes(marking, ready)) {
      const key = keyOf(next);
      if (seen.has(key) || next.size > TOKEN_LIMIT) continue;
      seen.add(key);
      queue.push(next);
    }
  }
  for (const id of stuck) joinNeverCompletes(reading, id);
}

/** Events, scopes and loops make their own tokens: such a flow is not played. */
function isPlain(node: FlowNode): boolean {
  if ('activity' in node && node.activity !== undefined) return false;
  if (node.kind === 'start' || node.kind === 'end') return node.trigger === undefined;
  return (
    node.kind === 'user' || node.kind === 'exclusive' || node.kind === 'parallel' || node.kind === 'script'
  );
}

interface Ready {
  readonly node: FlowNode;
  readonly via: string;
}

function readyNode(marking: Marking, target: ReadonlyMap<string, FlowNode | undefined>): Ready | undefined {
  for (const via of marking.keys()) {
    const node = target.get(via);
    if (node === undefined) continue;
    if (node.kind !== 'parallel' || node.incoming.every(({ id }) => marking.has(id))) return { node, via };
  }
  return undefined;
}

function outcomes(marking: Marking, { node, via }: Ready): readonly Marking[] {
  const left = remove(marking, node.kind === 'parallel' ? node.incoming.map(({ id }) => id) : [via]);
  if (node.kind === 'exclusive') return node.outgoing.map((flow) => add(left, { outgoing: [flow] }));
  const [failed, passed] = [node.outgoing.filter((flow) => flow.rejected === true), onwardOf(node)];
  return failed.length === 0
    ? [add(left, node)]
    : [add(left, { outgoing: passed }), add(left, { outgoing: failed })];
}

/** The ways that a user task takes when its round has passed. */
function onwardOf({ outgoing }: FlowNode): readonly SequenceFlow[] {
  return outgoing.filter(({ rejected }) => rejected === undefined);
}

function add(marking: Marking, { outgoing }: Pick<FlowNode, 'outgoing'>): Marking {
  const next = new Map(marking);
  // Two tokens on one flow are as good as many: a count would make loops endless.
  for (const { id } of outgoing) next.set(id, Math.min(2, (next.get(id) ?? 0) + 1));
  return next;
}

function remove(marking: Marking, flows: readonly string[]): Marking {
  const next = new Map(marking);
  for (const id of flows) {
    const count = next.get(id) ?? 0;
    if (count > 1) next.set(id, count - 1);
    else next.delete(id);
  }
  return next;
}

function keyOf(marking: Marking): string {
  return [...marking]
    .map(([flow, count]) => `${flow}\n${count}`)
    .toSorted()
    .join('\n');
}

function joinNeverCompletes(reading: Reading, id: string): void {
  warn(reading, 'joinNeverCompletes', id, {
    zh: `并行网关“${id}”可能永远等不齐：有的分支走不到它。请让每条分支都从同一个并行网关分出；若只走其中一条，请改用排他网关`,
    en: `Parallel gateway “${id}” may wait forever, because not every branch leads to it. Let all its branches come from one parallel gateway, or use an exclusive gateway if only one of them is taken`,
  });
}
