import type { ModdleElement } from 'bpmn-moddle';
import { children, text } from '../element.ts';
import type { BoundaryNode, FlowNode, SequenceFlow } from '../flow.ts';
import { report, warn, type Reading } from '../problem.ts';
import { readBoundaryEvent } from './events.ts';
import type { NodeSource, Wiring } from './node.ts';
import { readNode } from './read-node.ts';
import { readSequenceFlow } from './sequence-flow.ts';

/** What is drawn for people and data, and does nothing. */
const DRAWN = ['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference'];

/**
 * Reads one level of a flow: the elements of a process or of a sub-process. All nodes, those further inside too, join the
 * list; the answer has those of this level.
 */
export function readLevel(
  reading: Reading,
  container: ModdleElement,
  within: string | undefined,
  nodes: FlowNode[],
): readonly FlowNode[] {
  const elements = children(container, 'flowElements').filter(({ $type }) => !DRAWN.includes($type));
  const flows = elements
    .filter(({ $type }) => $type === 'bpmn:SequenceFlow')
    .flatMap((element, index) => readSequenceFlow(reading, element, flowId(element, index, within)) ?? []);
  const named = elements
    .filter(({ $type }) => $type !== 'bpmn:SequenceFlow')
    .flatMap((element, index) => withId(reading, element, index, within) ?? []);
  const wiring = wire(flows);
  const readInside: NodeSource['readInside'] = (element, id) => readLevel(reading, element, id, nodes);
  const events = named
    .filter(({ element }) => element.$type === 'bpmn:BoundaryEvent')
    .flatMap((each) => readBoundaryEvent({ ...each, reading, wiring, within, readInside }) ?? []);
  const all = { ...wiring, boundary: byHost(events), undoneBy: undoneBy(reading, events) };
  const inside: FlowNode[] = [...events];
  nodes.push(...events);
  for (const each of named) {
    if (each.element.$type === 'bpmn:BoundaryEvent') continue;
    const node = readNode({ ...each, reading, wiring: all, within, readInside });
    reading.declared.add(each.id);
    if (node === undefined) continue;
    nodes.push(node);
    inside.push(node);
  }
  reading.flows.push(...flows);
  return inside;
}

/** Ids are optional in BPMN; `~` cannot begin one. An id that every object has cannot be used. */
function withId(
  reading: Reading,
  element: ModdleElement,
  index: number,
  within: string | undefined,
): { readonly element: ModdleElement; readonly id: string } | undefined {
  const id = text(element, 'id');
  if (id !== undefined && !(id in {})) return { element, id };
  const note = id === undefined ? warn : report;
  note(reading, id === undefined ? 'missingValue' : 'reservedName', id, {
    zh: `${element.$type} 的编号${id === undefined ? '缺失' : `“${id}”不可用`}，请给它一个编号`,
    en: `${element.$type} has ${id === undefined ? 'no id' : `the id “${id}”, which cannot be used`}: give it one`,
  });
  return id === undefined ? { element, id: `~${index + 1}${within ?? ''}` } : undefined;
}

/** The id of a sequence flow is optional in BPMN; the number cannot clash with an id, which begins with a letter. */
function flowId(element: ModdleElement, index: number, within: string | undefined): string {
  return text(element, 'id') ?? `${index + 1}${within === undefined ? '' : `.${within}`}`;
}

function wire(flows: readonly SequenceFlow[]): Wiring {
  const incoming = new Map<string, SequenceFlow[]>();
  const outgoing = new Map<string, SequenceFlow[]>();
  for (const flow of flows) {
    append(outgoing, flow.from, flow);
    append(incoming, flow.to, flow);
  }
  return { incoming, outgoing, boundary: new Map(), undoneBy: new Map() };
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function byHost(events: readonly BoundaryNode[]): ReadonlyMap<string, readonly BoundaryNode[]> {
  const hosts = new Map<string, BoundaryNode[]>();
  for (const event of events) append(hosts, event.host, event);
  return hosts;
}

/** Which activity undoes which: the association from a compensation boundary event leads there. */
function undoneBy(reading: Reading, events: readonly BoundaryNode[]): ReadonlyMap<string, string> {
  return new Map(
    events.flatMap(({ id, host, trigger }) => {
      const handler = trigger.on === 'compensation' ? reading.associations.get(id) : undefined;
      return handler === undefined ? [] : [[host, handler] as const];
    }),
  );
}
