import type { FlowNode, SequenceFlow, StartNode } from '../flow.ts';
import { warn, type Reading } from '../problem.ts';
import type { ProcessDraft } from '../read/process.ts';

/** Markings looked at before the check gives up; structured flows need about one per branch of a gateway. */
const MARKING_LIMIT = 5_000;
/** Tokens in one marking before the check gives up: the flow multiplies them. */
const TOKEN_LIMIT = 100;

/** Tokens per sequence flow. */
type Marking = ReadonlyMap<string, number>;

/**
 * Plays the token game (BPMN 2.0 §13) over each level of the flow (the process, every sub-process, every event sub-process),
 * every gateway both ways, and reports joins where branches can wait for one that never comes, such as a parallel join
 * behind an exclusive split. It suffices to let one ready node act per marking: whoever is ready stays so whatever the
 * others do. A level beyond the limits is not judged here; the engine refuses the command that would leave a case waiting
 * for nobody.
 */
export function checkJoins(reading: Reading, { nodes, flows, starts }: ProcessDraft): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const target = new Map(flows.map(({ id, to }) => [id, byId.get(to)]));
  const levels = new Set(nodes.map(({ within }) => within));
  for (const within of levels) {
    const inside = nodes.filter((node) => node.within === within);
    const around = within === undefined ? undefined : byId.get(within);
    if (around?.kind === 'sub' && around.adHoc !== undefined) continue;
    if (!inside.some(({ kind }) => kind === 'parallel') || !inside.every(isPlayed)) continue;
    const begins = around?.kind === 'sub' ? [around.start] : starts;
    for (const id of stuckAt({ target, inside }, begins)) joinNeverCompletes(reading, id);
  }
}

/** What a level is played with. */
interface Level {
  readonly target: ReadonlyMap<string, FlowNode | undefined>;
  readonly inside: readonly FlowNode[];
}

function stuckAt(level: Level, starts: readonly StartNode[]): ReadonlySet<string> {
  const { target } = level;
  const stuck = new Set<string>();
  const queue: Marking[] = starts.map((start) => add(new Map(), start.outgoing));
  const seen = new Set<string>();
  for (let at = 0; at < queue.length && at < MARKING_LIMIT; at += 1) {
    const marking = queue[at] ?? new Map<string, number>();
    const ready = readyNode(marking, target);
    if (ready === undefined) for (const id of marking.keys()) stuck.add(target.get(id)?.id ?? '');
    for (const next of ready === undefined ? [] : outcomes(level, marking, ready)) {
      const key = keyOf(next);
      if (seen.has(key) || next.size > TOKEN_LIMIT) continue;
      seen.add(key);
      queue.push(next);
    }
  }
  return stuck;
}

/** Joins that look at the whole level, and what may come any number of times, are not played. */
function isPlayed(node: FlowNode): boolean {
  if (node.kind === 'inclusive' || node.kind === 'complex') return false;
  return node.kind !== 'boundary' || node.interrupting || node.trigger.on === 'compensation';
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

/** What can become of a marking when this node acts. */
function outcomes(level: Level, marking: Marking, { node, via }: Ready): readonly Marking[] {
  const left = remove(marking, node.kind === 'parallel' ? node.incoming.map(({ id }) => id) : [via]);
  if (node.kind === 'exclusive' || node.kind === 'eventBased')
    return node.outgoing.map((flow) => add(left, [flow]));
  if (node.kind === 'end' && node.trigger !== undefined && ENDS_ALL.has(node.trigger.on)) return [new Map()];
  const ways = [onwardOf(level, node), ...besidesOf(node)];
  return ways.map((flows) => add(left, flows));
}

/** Ends that leave nothing going on their level, or leave it for somebody who catches them. */
const ENDS_ALL: ReadonlySet<string> = new Set(['terminate', 'error', 'escalation', 'cancel']);

/** The ways of a node that is done: those of a user task whose round has passed; a link goes on behind its target. */
function onwardOf({ inside }: Level, node: FlowNode): readonly SequenceFlow[] {
  const trigger = node.kind === 'throw' ? node.trigger : undefined;
  if (trigger?.on !== 'link') return node.outgoing.filter(({ rejected }) => rejected === undefined);
  const to = inside.find(
    (each) => each.kind === 'catch' && each.trigger.on === 'link' && each.trigger.name === trigger.name,
  );
  return to?.outgoing ?? [];
}

/** Other ways out: of a failed round, and of events that interrupt the activity. */
function besidesOf(node: FlowNode): readonly (readonly SequenceFlow[])[] {
  const failed = node.outgoing.filter(({ rejected }) => rejected === true);
  const events = 'activity' in node ? (node.activity?.boundary ?? []) : [];
  const leading = events.filter(({ trigger }) => trigger.on !== 'compensation');
  return [...(failed.length === 0 ? [] : [failed]), ...leading.map(({ outgoing }) => outgoing)];
}

function add(marking: Marking, flows: readonly SequenceFlow[]): Marking {
  const next = new Map(marking);
  // Two tokens on one flow are as good as many: a count would make loops endless.
  for (const { id } of flows) next.set(id, Math.min(2, (next.get(id) ?? 0) + 1));
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
