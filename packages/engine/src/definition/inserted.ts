import type { NodePlan } from '../assignment/request.ts';
import type { Flow, FlowNode, SequenceFlow, UserNode } from './flow.ts';

/** Flows with inserted steps made before; the steps of one case are few, the cases that have any too. */
const known = new WeakMap<Flow, Map<string, Flow>>();
/** Remembered per flow. */
const REMEMBERED = 200;

/**
 * The flow as one case runs it 追加环节: with the steps that were inserted for this case only. Each stands right behind the user
 * task that it was inserted after, and takes over its ways onward.
 */
export function withInserted(flow: Flow, plans: readonly NodePlan[] | undefined): Flow {
  const inserted = plans?.filter(({ after }) => after !== undefined) ?? [];
  if (inserted.length === 0) return flow;
  const key = inserted.map(({ node, after }) => `${after} ${node}`).join('\n');
  const made = known.get(flow) ?? new Map<string, Flow>();
  const before = made.get(key);
  if (before !== undefined) return before;
  if (made.size >= REMEMBERED) made.clear();
  const grown: Flow = { ...flow, nodes: inserted.reduce(insert, flow.nodes) };
  known.set(flow, made.set(key, grown));
  return grown;
}

function insert(nodes: Flow['nodes'], { node: id, after: host = '' }: NodePlan): Flow['nodes'] {
  const after = nodes[host];
  if (after?.kind !== 'user') return nodes;
  const link: SequenceFlow = { id: `${after.id}>${id}`, name: { zh: '', en: '' }, from: after.id, to: id };
  const moved = new Map(
    after.outgoing
      .filter(({ rejected }) => rejected !== true)
      .map((way): [string, SequenceFlow] => [way.id, { ...way, from: id }]),
  );
  const stays = after.outgoing.filter(({ rejected }) => rejected === true);
  const changed: { [id: string]: FlowNode } = {
    ...nodes,
    [id]: step(after, id, link, moved),
    [after.id]: narrowed(after, [link, ...stays]),
  };
  for (const { to } of moved.values()) {
    const target = changed[to];
    if (target !== undefined) changed[to] = entered(target, moved);
  }
  return changed;
}

/** Its default flow goes with the others. */
function narrowed({ otherwise: _moved, ...after }: UserNode, outgoing: readonly SequenceFlow[]): UserNode {
  return { ...after, outgoing };
}

/** The ways into a node, those from the inserted step renamed. */
function entered(target: FlowNode, moved: ReadonlyMap<string, SequenceFlow>): FlowNode {
  return { ...target, incoming: target.incoming.map((way) => moved.get(way.id) ?? way) };
}

/** Everybody who is named must approve; what else holders may do is as at the step before. */
function step(
  { approval, within, otherwise }: UserNode,
  id: string,
  link: SequenceFlow,
  moved: ReadonlyMap<string, SequenceFlow>,
): UserNode {
  const fallback = otherwise === undefined ? undefined : moved.get(otherwise.id);
  const { resume, returnTo, actions, self, opinion, range } = approval;
  return {
    kind: 'user',
    id,
    name: insertedName(id),
    incoming: [link],
    outgoing: [...moved.values()],
    ...(within === undefined ? undefined : { within }),
    ...(fallback === undefined ? undefined : { otherwise: fallback }),
    approval: {
      quorum: { kind: 'all' },
      order: 'parallel',
      onReject: 'veto',
      pool: false,
      resume,
      returnTo,
      actions,
      empty: 'toOwner',
      self,
      opinion,
      approvers: [],
      skippable: true,
      ...(range === undefined ? undefined : { range }),
    },
  };
}

/** Between the id of the host and a number: no XML id has it. */
const MARK = '~';

/** Id of the next inserted step behind this node. */
export function insertedId(after: string, plans: readonly NodePlan[] = []): string {
  const [host = after] = after.split(MARK);
  const before = plans.filter(({ node }) => node.startsWith(`${host}${MARK}`)).length;
  return `${host}${MARK}${before + 1}`;
}

/** The step of the flow behind which it was inserted; undefined for steps of the flow. */
export function insertedAfter(id: string): string | undefined {
  const at = id.indexOf(MARK, 1);
  return at === -1 ? undefined : id.slice(0, at);
}

function insertedName(id: string): FlowNode['name'] {
  const number = id.slice(id.indexOf(MARK) + 1);
  return { zh: `追加环节${number}`, en: `Added step ${number}` };
}
