import type { FlowNode } from '../flow.ts';
import { readCatchEvent, readEndEvent, readStartEvent, readThrowEvent } from './events.ts';
import {
  readComplexGateway,
  readEventGateway,
  readExclusiveGateway,
  readInclusiveGateway,
  readParallelGateway,
} from './gateways.ts';
import type { NodeSource } from './node.ts';
import { unsupported } from './parts.ts';
import { readScriptTask } from './script-task.ts';
import { readSubProcess } from './sub-process.ts';
import { readCallActivity, readPassTask, readReceiveTask, readWorkTask } from './tasks.ts';
import { readUserTask } from './user-task.ts';

/** How each element that the engine executes is read. */
const readers: { readonly [type: string]: (source: NodeSource) => FlowNode | undefined } = {
  'bpmn:StartEvent': readStartEvent,
  'bpmn:EndEvent': readEndEvent,
  'bpmn:IntermediateCatchEvent': readCatchEvent,
  'bpmn:IntermediateThrowEvent': readThrowEvent,
  'bpmn:UserTask': readUserTask,
  'bpmn:ScriptTask': readScriptTask,
  'bpmn:ManualTask': readPassTask,
  'bpmn:Task': readPassTask,
  'bpmn:ServiceTask': readWorkTask,
  'bpmn:SendTask': readWorkTask,
  'bpmn:BusinessRuleTask': readWorkTask,
  'bpmn:ReceiveTask': readReceiveTask,
  'bpmn:CallActivity': readCallActivity,
  'bpmn:SubProcess': readSubProcess,
  'bpmn:Transaction': readSubProcess,
  'bpmn:AdHocSubProcess': readSubProcess,
  'bpmn:ExclusiveGateway': readExclusiveGateway,
  'bpmn:ParallelGateway': readParallelGateway,
  'bpmn:InclusiveGateway': readInclusiveGateway,
  'bpmn:ComplexGateway': readComplexGateway,
  'bpmn:EventBasedGateway': readEventGateway,
};

/** Reads one node; undefined after a problem. */
export function readNode(source: NodeSource): FlowNode | undefined {
  const read = readers[source.element.$type];
  if (read !== undefined) return read(source);
  unsupported(source.reading, source.element, source.element.$type);
  return undefined;
}
