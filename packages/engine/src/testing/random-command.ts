import type { Command, ReturnTarget } from '../commands/command.ts';
import type { Instance, Seat } from '../instance.ts';
import type { JsonObject } from '../json.ts';
import { openTasks, type OpenTask } from '../open-tasks.ts';
import type { Wait } from '../scopes/scope.ts';
import { MONDAY_NINE, STUDENT, teacher } from './campus.ts';
import { CHOICES } from './random-flow.ts';

/** What a random command is made from; which task and target it means depends on the case at that moment. */
export interface Wish {
  readonly verb: Command['type'];
  readonly pick: number;
  readonly stranger: boolean;
  readonly resume: 'rewalk' | 'jumpBack';
  readonly choices: readonly number[];
  readonly waitMs: number;
  /** A node that is meant; left out, one that the case has been to. */
  readonly node?: string;
}

/** The command that a wish means for a case, and who gives it. */
export function commandFor(wish: Wish, instance: Instance): { actor: number | undefined; command: Command } {
  const all = openTasks(instance);
  const task = all[wish.pick % Math.max(1, all.length)];
  const verb = verbFor(wish, task);
  const own =
    verb === 'recall'
      ? voterOf(wish, instance)?.person
      : verb === 'resolve'
        ? task?.delegate
        : holderOf(task);
  const actor = wish.stranger ? teacher(1 + (wish.pick % 7)) : own;
  return {
    actor: actorOf(wish, actor),
    command: commandOn(verb, wish, task, instance),
  };
}

/** What makes sense: nothing can be decided before it is claimed, or while somebody is waited for. */
function verbFor({ verb, pick }: Wish, task: OpenTask | undefined): Command['type'] {
  if (verb === 'recall' || task === undefined) return verb;
  if (task.kind !== 'revise' && task.holder === undefined) return 'claim';
  if (task.delegate !== undefined) return pick % 2 === 0 ? 'resolve' : 'takeBack';
  return task.kind === 'opinion' ? 'giveOpinion' : verb;
}

/** Whoever may act on the task: its holder, or the first who may claim it. */
export function holderOf(task: OpenTask | undefined): number | undefined {
  const first = task?.principals[0];
  return task?.holder ?? (first !== undefined && 'person' in first ? first.person : undefined);
}

/** Nobody in particular asks for these. */
const BY_THE_HALL: ReadonlySet<Command['type']> = new Set([
  'fireTimer',
  'setFutureApprovers',
  'skipFutureNode',
  'insertNodeAfter',
  'handover',
  'resolveIncident',
  'completeWork',
  'failWork',
  'progressWork',
  'fireWait',
  'message',
  'signal',
]);

function actorOf({ verb }: Wish, actor: number | undefined): number | undefined {
  if (BY_THE_HALL.has(verb)) return undefined;
  return verb === 'withdraw' || verb === 'remind' || verb === 'supplement' ? STUDENT : actor;
}

function commandOn(
  verb: Command['type'],
  wish: Wish,
  task: OpenTask | undefined,
  instance: Instance,
): Command {
  const taskId = task?.task ?? wish.pick;
  const kind = task?.kind === 'revise' && verb === 'approve' ? 'resubmit' : verb;
  switch (kind) {
    case 'approve':
      return { type: 'approve', taskId };
    case 'reject':
      return { type: 'reject', taskId, opinion: '不同意' };
    case 'returnTo':
      return {
        type: 'returnTo',
        taskId,
        target: targetFor(wish, instance),
        resume: wish.resume,
        opinion: '请补',
      };
    case 'resubmit':
      return { type: 'resubmit', taskId, data: { ...instance.data, ...choicesOf(wish) } };
    case 'transfer':
      return { type: 'transfer', taskId, to: teacher(1 + (wish.pick % 8)) };
    case 'claim':
    case 'release':
    case 'takeBack':
    case 'reopenVoting':
      return { type: kind, taskId };
    case 'delegate':
      return { type: 'delegate', taskId, to: teacher(1 + (wish.pick % 8)) };
    case 'resolve':
    case 'giveOpinion':
      return { type: kind, taskId, opinion: '可以' };
    case 'addApprover':
      return additionFor(wish, taskId);
    case 'removeApprover':
      return { type: 'removeApprover', taskId, seat: wish.pick % 7 };
    case 'recall':
      return { type: 'recall', taskId: voterOf(wish, instance)?.done ?? taskId };
    case 'setFutureApprovers':
      return {
        type: 'setFutureApprovers',
        node: nodeFor(wish, instance),
        people: [teacher(1 + (wish.pick % 8))],
      };
    case 'insertNodeAfter':
      return {
        type: 'insertNodeAfter',
        node: nodeFor(wish, instance),
        people: [teacher(1 + (wish.pick % 8))],
      };
    case 'skipFutureNode':
      return { type: 'skipFutureNode', node: nodeFor(wish, instance) };
    case 'handover':
      return { type: 'handover', from: teacher(1 + (wish.pick % 5)), to: teacher(1 + (wish.pick % 7)) };
    case 'dispatch':
      return { type: 'dispatch', taskId, to: teacher(1 + (wish.pick % 8)) };
    case 'resolveIncident':
      return { type: 'resolveIncident', incident: wish.pick };
    case 'submit':
      return { type: 'submit', data: {} };
    case 'withdraw':
      return { type: 'withdraw' };
    case 'remind':
      return { type: 'remind' };
    case 'supplement':
      return { type: 'supplement', note: '补充一句' };
    case 'completeWork':
    case 'failWork':
    case 'fireWait':
    case 'message':
    case 'signal':
      return onWait(kind, wish, instance);
    case 'progressWork': {
      const progress = { status: 'begun', label: { zh: '已派单', en: 'Assigned' }, at: MONDAY_NINE };
      const wait = instance.waits?.find((each) => each.kind === 'work')?.id ?? wish.pick;
      const accepts = wish.pick % 2 === 0 ? ({ milestone: 'accepted' } as const) : undefined;
      return { type: kind, system: 'stamps', progress, wait, ...accepts };
    }
    case 'startAdHocActivity':
      return { type: kind, activity: nodeFor(wish, instance) };
    case 'completeAdHoc':
      return { type: kind, node: instance.scopes?.at(-1)?.node ?? 'nowhere' };
    case 'fireTimer':
      return timerFor(wish, instance);
    case 'suspend':
    case 'unsuspend':
      return { type: kind, reason: wish.pick % 2 === 0 ? 'instance' : 'applicant' };
    case 'reopen':
      return { type: 'reopen', node: nodeFor(wish, instance), reason: '恢复' };
    case 'jump':
      return { type: 'jump', taskId, to: nodeFor(wish, instance), reason: '调整' };
    case 'supervise':
      return { type: 'supervise', replyBy: MONDAY_NINE + wish.pick * 3_600_000 };
    case 'replySupervision':
      return {
        type: kind,
        supervision: instance.docket?.supervisions?.[0]?.id ?? wish.pick,
        reply: '在办',
      };
    case 'copy':
      return { type: 'copy', people: [teacher(1 + (wish.pick % 8))], mustReadBy: MONDAY_NINE + wish.pick };
    case 'readCopy':
      return { type: 'readCopy' };
    case 'terminate':
    case 'void':
      return { type: kind, reason: '停' };
    case 'confirm':
      return { type: 'confirm' };
    case 'notSolved':
      return { type: 'notSolved', reason: '还没好' };
    case 'fulfilObligation':
      return {
        type: kind,
        obligation: instance.docket?.obligations?.[0]?.obligation ?? wish.pick,
        evidence: {},
      };
    case 'extendObligation':
      return { type: kind, obligation: wish.pick, by: wish.pick };
  }
}

type OnWait = 'completeWork' | 'failWork' | 'fireWait' | 'message' | 'signal';

/** Which waits a command is for. */
function isFor(type: OnWait, kind: Wait['kind']): boolean {
  if (type === 'completeWork' || type === 'failWork') return kind === 'work';
  return type === 'fireWait' ? kind !== 'work' : kind === type;
}

function onWait(type: OnWait, { pick }: Wish, { waits: all = [] }: Instance): Command {
  const waits = all.filter(({ kind }) => isFor(type, kind));
  const { id: wait = pick, name = 'bell' } = waits[pick % Math.max(1, waits.length)] ?? {};
  const brought = pick % 4 === 0 ? { variables: { flag: pick % 3 } } : {};
  if (type === 'failWork') return { type, wait, error: `E${pick % 3}` };
  if (type === 'message') return { type, name, ttlMs: 60_000 * (pick % 2), ...brought };
  return type === 'signal' ? { type, name, ...brought } : { type, wait, ...brought };
}

/** A node that the case has been to. */
function nodeFor({ pick, node }: Wish, { visits }: Instance): string {
  return node ?? visits[pick % Math.max(1, visits.length)]?.node ?? 'nowhere';
}

function additionFor({ pick }: Wish, taskId: number): Command {
  const positions = ['before', 'after', 'parallel'] as const;
  return {
    type: 'addApprover',
    taskId,
    position: positions[pick % 3] ?? 'before',
    people: [10, 11, 12].slice(0, 1 + (pick % 2)).map((n) => teacher(n + (pick % 5))),
    power: pick % 7 === 0 ? 'opinion' : 'decide',
    order: pick % 5 === 0 ? 'sequence' : 'parallel',
  };
}

/** A seat whose vote may be recalled, in an open round or in one that has passed. */
function voterOf({ pick }: Wish, { tokens, recalls = [] }: Instance): Seat | undefined {
  const rounds = [...tokens, ...recalls].flatMap(({ round }) => round ?? []);
  const voted = rounds.flatMap(({ seats }) => seats.filter(({ done }) => done !== undefined));
  return voted[pick % Math.max(1, voted.length)];
}

/** One of the armed timers, or one of the promise. */
function timerFor({ pick }: Wish, { docket }: Instance): Command {
  const armed = docket?.timers?.[pick % (docket.timers.length + 1)];
  if (armed !== undefined) return { type: 'fireTimer', timer: armed.timer, key: armed.key };
  return { type: 'fireTimer', timer: pick % 2 === 0 ? 'warning' : 'overdue' };
}

function targetFor(wish: Wish, instance: Instance): ReturnTarget {
  const { pick } = wish;
  if (pick % 5 === 0) return { kind: 'applicant' };
  if (pick % 5 === 1) return { kind: 'previous' };
  const node = nodeFor(wish, instance);
  return pick % 3 === 0 ? { kind: 'node', node, whole: true } : { kind: 'node', node };
}

/** Form data that choices look at. */
export function choicesOf({ choices }: Pick<Wish, 'choices'>): JsonObject {
  return Object.fromEntries(CHOICES.map((name, index) => [name, choices[index] ?? 0]));
}
