import type { ModdleElement } from 'bpmn-moddle';
import type { Text } from '../../form/form.ts';
import type { FlowNode, SequenceFlow } from '../flow.ts';
import type { Reading } from '../problem.ts';
import { readMilestone } from './milestone.ts';
import { readName } from './name.ts';

/** Sequence flows by the node that they leave or enter, in document order. */
export interface Wiring {
  readonly incoming: ReadonlyMap<string, readonly SequenceFlow[]>;
  readonly outgoing: ReadonlyMap<string, readonly SequenceFlow[]>;
}

/** What a reader of one node kind gets. */
export interface NodeSource {
  readonly element: ModdleElement;
  readonly id: string;
  readonly reading: Reading;
  readonly wiring: Wiring;
}

type Common = Pick<FlowNode, 'id' | 'name' | 'incoming' | 'outgoing' | 'milestone'>;

/** Reads what all nodes have. */
export function readCommon({ element, id, reading, wiring }: NodeSource, fallback: Text): Common {
  const milestone = readMilestone(reading, element);
  return {
    id,
    name: readName(element, fallback),
    incoming: wiring.incoming.get(id) ?? [],
    outgoing: wiring.outgoing.get(id) ?? [],
    ...(milestone === undefined ? undefined : { milestone }),
  };
}
