import type { ModdleElement } from 'bpmn-moddle';
import type { Text } from '../../form/form.ts';
import { child, text } from '../element.ts';
import type { BoundaryNode, FlowNode, SequenceFlow } from '../flow.ts';
import type { Reading } from '../problem.ts';
import { readMilestone } from './milestone.ts';
import { readName } from './name.ts';

/** How the elements of one level hang together, by element id. */
export interface Wiring {
  readonly incoming: ReadonlyMap<string, readonly SequenceFlow[]>;
  readonly outgoing: ReadonlyMap<string, readonly SequenceFlow[]>;
  /** Boundary events by host, already read. */
  readonly boundary: ReadonlyMap<string, readonly BoundaryNode[]>;
  /** What undoes an activity, by the activity. */
  readonly undoneBy: ReadonlyMap<string, string>;
}

/** What a reader of one node kind gets. */
export interface NodeSource {
  readonly element: ModdleElement;
  readonly id: string;
  readonly reading: Reading;
  readonly wiring: Wiring;
  /** The sub-process around it. */
  readonly within: string | undefined;
  /** Reads what is inside a sub-process; its nodes join those of the process. */
  readonly readInside: (container: ModdleElement, id: string) => readonly FlowNode[];
}

type Common = Pick<FlowNode, 'id' | 'name' | 'within' | 'incoming' | 'outgoing' | 'otherwise' | 'milestone'>;

/** Reads what all nodes have. */
export function readCommon({ element, id, reading, wiring, within }: NodeSource, fallback: Text): Common {
  const milestone = readMilestone(reading, element);
  const outgoing = wiring.outgoing.get(id) ?? [];
  const named = child(element, 'default');
  const otherwise = named === undefined ? undefined : outgoing.find((flow) => flow.id === text(named, 'id'));
  return {
    id,
    name: readName(element, fallback),
    incoming: wiring.incoming.get(id) ?? [],
    outgoing,
    ...(within === undefined ? undefined : { within }),
    ...(otherwise === undefined ? undefined : { otherwise }),
    ...(milestone === undefined ? undefined : { milestone }),
  };
}
