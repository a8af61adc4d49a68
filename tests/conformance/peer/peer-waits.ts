import type { Act } from '../subject.ts';
import { writtenId } from './peer-source.ts';

/** What bpmn-engine calls an API of a postponed execution, as far as it is looked at. */
export interface Postponed {
  readonly id: string;
  readonly type: string;
  readonly executionId: string;
  readonly owner: object;
  signal(message?: unknown): void;
}

export function isPostponed(api: object): api is Postponed {
  return 'executionId' in api && 'owner' in api;
}

/** An open wait of bpmn-engine. */
export interface PeerWait {
  readonly act: Act;
  readonly at: string;
  readonly postponed: Postponed;
}

const ACT_OF: { readonly [type: string]: Act } = {
  'bpmn:UserTask': 'task',
  'bpmn:ReceiveTask': 'receive',
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:SignalEventDefinition': 'signal',
  'bpmn:TimerEventDefinition': 'timer',
};

interface Parent {
  readonly execution: { getPostponed(): readonly Postponed[] };
}

function isParent(owner: object): owner is Parent {
  return (
    'execution' in owner &&
    typeof owner.execution === 'object' &&
    owner.execution !== null &&
    'getPostponed' in owner.execution
  );
}

function childrenOf(owner: object): readonly Postponed[] {
  return isParent(owner) ? owner.execution.getPostponed() : [];
}

/** Whether a receive task waits for a message that the model names. */
function namesMessage(owner: object): boolean {
  return (
    'behaviour' in owner &&
    typeof owner.behaviour === 'object' &&
    owner.behaviour !== null &&
    'messageRef' in owner.behaviour
  );
}

function isStart(owner: object): boolean {
  return 'type' in owner && owner.type === 'bpmn:StartEvent';
}

function actOf({ type, owner }: Postponed): Act | undefined {
  if (isStart(owner)) return undefined;
  return type === 'bpmn:ReceiveTask' && namesMessage(owner) ? 'message' : ACT_OF[type];
}

/**
 * What the recorded engine passes at once: a manual task, and the start event of an instance that was started by its
 * process id.
 */
export function passedAtOnce(roots: readonly Postponed[]): Postponed | undefined {
  const leaves = leavesOf(roots);
  const atStart = roots.length > 0 && roots.every(({ owner }) => isStart(owner));
  const timer = leaves.find(({ type }) => type === 'bpmn:TimerEventDefinition');
  return atStart ? (timer ?? roots[0]) : leaves.find(({ type }) => type === 'bpmn:ManualTask');
}

/** Everything postponed, at any depth: executions come with their children, and several times. */
function allPostponed(roots: readonly Postponed[]): readonly Postponed[] {
  const found = new Map<string, Postponed>();
  const visit = (each: Postponed): void => {
    if (typeof each.executionId !== 'string' || found.has(each.executionId)) return;
    found.set(each.executionId, each);
    for (const child of childrenOf(each.owner)) visit(child);
  };
  for (const root of roots) visit(root);
  return [...found.values()];
}

/** Of an execution and its own parts, the parts. */
function leavesOf(roots: readonly Postponed[]): readonly Postponed[] {
  const all = allPostponed(roots);
  return all.filter(
    ({ executionId }) => !all.some((other) => other.executionId.startsWith(`${executionId}_`)),
  );
}

/** The waits among everything postponed. */
export function peerWaits(roots: readonly Postponed[]): readonly PeerWait[] {
  return leavesOf(roots).flatMap((postponed) => {
    const act = actOf(postponed);
    return act === undefined ? [] : [{ act, at: writtenId(postponed.id), postponed }];
  });
}
