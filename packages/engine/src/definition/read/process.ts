import type { ModdleElement } from 'bpmn-moddle';
import type { Text } from '../../form/form.ts';
import type { CaseSettings } from '../case-settings.ts';
import { child, children, text } from '../element.ts';
import type { FlowNode, SequenceFlow, StartNode, SubNode } from '../flow.ts';
import type { Reading } from '../problem.ts';
import { readCaseSettings } from './case-settings.ts';
import { instantiatingStarts } from './instantiating.ts';
import { readLevel } from './level.ts';
import { readName } from './name.ts';
import { refuseExtensions } from './parts.ts';
import { impliedStart, isEventSub } from './sub-process.ts';

/** A process as read, not checked yet. */
export interface ProcessDraft {
  readonly id: string;
  readonly name: Text;
  /** Nodes that could be read, those of sub-processes too. */
  readonly nodes: readonly FlowNode[];
  /** Ids of all nodes, also of those with problems of their own. */
  readonly declared: ReadonlySet<string>;
  readonly flows: readonly SequenceFlow[];
  readonly settings: CaseSettings | undefined;
  readonly starts: readonly StartNode[];
  readonly eventSubs: readonly SubNode[];
}

/** Reads the flow elements of a process. */
export function readProcess(shared: Reading, process: ModdleElement): ProcessDraft {
  const reading: Reading = {
    ...shared,
    declared: new Set(),
    associations: new Map(associationsIn(process)),
    flows: [],
  };
  const id = text(process, 'id') ?? '';
  refuseExtensions(reading, process, ['wangban:Case']);
  const nodes: FlowNode[] = [];
  const inside = readLevel(reading, process, undefined, nodes);
  const drawn = inside.filter((node): node is StartNode => node.kind === 'start');
  const begun = instantiatingStarts(inside);
  const known = [...drawn, ...begun];
  const starts = known.length > 0 || inside.length === 0 ? known : [impliedStart(id, inside)];
  nodes.unshift(...(known.length > 0 ? begun : starts));
  return {
    id,
    name: readName(process, { zh: id, en: id }),
    nodes,
    declared: reading.declared,
    flows: reading.flows,
    starts,
    eventSubs: inside.filter(isEventSub),
    settings: readCaseSettings(reading, process),
  };
}

/** Associations on every level; the depth is bounded by the scan. */
function associationsIn(container: ModdleElement): readonly (readonly [string, string])[] {
  const here = children(container, 'artifacts').flatMap((artifact) => {
    const from = child(artifact, 'sourceRef');
    const to = child(artifact, 'targetRef');
    const ids = [from, to].map((end) => (end === undefined ? undefined : text(end, 'id')));
    return ids[0] === undefined || ids[1] === undefined ? [] : [[ids[0], ids[1]] as const];
  });
  return [...here, ...children(container, 'flowElements').flatMap(associationsIn)];
}
