import type { ModdleElement } from 'bpmn-moddle';
import type { Text } from '../../form/form.ts';
import type { CaseSettings } from '../case-settings.ts';
import { children, text } from '../element.ts';
import type { FlowNode, SequenceFlow } from '../flow.ts';
import { report, type Reading } from '../problem.ts';
import { readCaseSettings } from './case-settings.ts';
import { readEndEvent } from './end-event.ts';
import { readExclusiveGateway } from './exclusive-gateway.ts';
import { readName } from './name.ts';
import type { NodeSource, Wiring } from './node.ts';
import { readParallelGateway } from './parallel-gateway.ts';
import { refuseExtensions, refuseParts, unsupported } from './parts.ts';
import { readScriptTask } from './script-task.ts';
import { readSequenceFlow } from './sequence-flow.ts';
import { readStartEvent } from './start-event.ts';
import { readUserTask } from './user-task.ts';

/** A process as read, not checked yet. */
export interface ProcessDraft {
  readonly id: string;
  readonly name: Text;
  /** Nodes that could be read. */
  readonly nodes: readonly FlowNode[];
  /** Ids of all nodes, also of those with problems of their own. */
  readonly declared: ReadonlySet<string>;
  readonly flows: readonly SequenceFlow[];
  readonly settings: CaseSettings | undefined;
}

/** Reads the flow elements of a process. */
export function readProcess(reading: Reading, process: ModdleElement): ProcessDraft {
  const id = text(process, 'id') ?? '';
  refuseParts(reading, process, ['properties', 'ioSpecification', 'resources', 'correlationSubscriptions']);
  refuseExtensions(reading, process, ['wangban:Case']);
  const settings = readCaseSettings(reading, process);
  const elements = children(process, 'flowElements');
  const sequence = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  const others = elements
    .filter(({ $type }) => $type !== 'bpmn:SequenceFlow')
    .flatMap((element) => named(reading, element));
  const flows = sequence.flatMap(
    (element, index) => readSequenceFlow(reading, element, flowId(element, index)) ?? [],
  );
  const wiring = wire(flows);
  const nodes = others.flatMap((each) => readNode({ ...each, reading, wiring }) ?? []);
  const declared = new Set(others.map((each) => each.id));
  return { id, name: readName(process, { zh: id, en: id }), nodes, declared, flows, settings };
}

/** Nodes without an id, or with one that every object has, cannot be referred to. */
function named(reading: Reading, element: ModdleElement): readonly { element: ModdleElement; id: string }[] {
  const id = text(element, 'id');
  if (id !== undefined && !(id in {})) return [{ element, id }];
  const code = id === undefined ? 'missingValue' : 'reservedName';
  report(reading, code, id, {
    zh: `${element.$type} 的编号${id === undefined ? '缺失' : `“${id}”不可用`}，请给它一个编号`,
    en: `${element.$type} has ${id === undefined ? 'no id' : `the id “${id}”, which cannot be used`}: give it one`,
  });
  return [];
}

/** The id of a sequence flow is optional in BPMN; the number cannot clash with an id, which begins with a letter. */
function flowId(element: ModdleElement, index: number): string {
  return text(element, 'id') ?? `${index + 1}`;
}

function readNode(source: NodeSource): FlowNode | undefined {
  const { element, reading } = source;
  switch (element.$type) {
    case 'bpmn:StartEvent':
      return readStartEvent(source);
    case 'bpmn:EndEvent':
      return readEndEvent(source);
    case 'bpmn:UserTask':
      return readUserTask(source);
    case 'bpmn:ScriptTask':
      return readScriptTask(source);
    case 'bpmn:ExclusiveGateway':
      return readExclusiveGateway(source);
    case 'bpmn:ParallelGateway':
      return readParallelGateway(source);
    default:
      unsupported(reading, element, element.$type);
      return undefined;
  }
}

function wire(flows: readonly SequenceFlow[]): Wiring {
  const incoming = new Map<string, SequenceFlow[]>();
  const outgoing = new Map<string, SequenceFlow[]>();
  for (const flow of flows) {
    outgoing.set(flow.from, [...(outgoing.get(flow.from) ?? []), flow]);
    incoming.set(flow.to, [...(incoming.get(flow.to) ?? []), flow]);
  }
  return { incoming, outgoing };
}
