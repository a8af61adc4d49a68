import {
  nodeName,
  type AfterEvent,
  type CaseEvent,
  type DeadlineAnswer,
  type DeadlineAnswered,
  type Flow,
  type TimeoutDeed,
} from '@wangban/engine';
import type { Told } from './timeline.ts';

const DEEDS: Readonly<Record<TimeoutDeed, string>> = {
  remind: 'timedOutRemind',
  escalate: 'timedOutEscalate',
  autoPass: 'timedOutPass',
  autoReject: 'timedOutReject',
  transfer: 'timedOutTransfer',
  return: 'timedOutReturn',
  cc: 'timedOutCopy',
  signal: 'timedOutSignal',
};

const ANSWERS: Readonly<Record<DeadlineAnswer['do'], string>> = {
  ignore: 'deadlineIgnored',
  postpone: 'deadlinePostponed',
  act: 'deadlineActed',
  terminate: 'deadlineTerminated',
};

/** What the timeline says of the case as a whole 办件事件. */
export function toldOfCase(event: Exclude<CaseEvent, AfterEvent>, flow: Flow): Told | undefined {
  switch (event.type) {
    case 'Suspended':
      return { kind: 'suspended', opinion: event.note };
    case 'Unsuspended':
      return { kind: 'unsuspended', opinion: event.note };
    case 'CaseVoided':
      return { kind: 'voided', opinion: event.reason };
    case 'CaseReopened':
      return { kind: 'reopened', opinion: event.reason, nodeName: nodeName(flow, event.node) };
    case 'Supplemented':
      return { kind: 'supplemented', opinion: event.note, files: event.files };
    case 'TakenBack':
      return { kind: 'takenBack', opinion: event.reason };
    case 'Jumped':
      return { kind: 'jumped', opinion: event.reason, nodeName: nodeName(flow, event.to) };
    case 'Supervised':
      return { kind: 'supervised', opinion: event.note };
    case 'SupervisionEscalated':
      return { kind: 'supervisionEscalated' };
    case 'SupervisionReplied':
      return { kind: 'supervisionReplied', opinion: event.reply };
    case 'CaseCopied':
      return { kind: 'copied', ...(event.people.length === 1 ? { to: event.people[0] } : undefined) };
    case 'OwnerTold':
      return { kind: 'manyReturns' };
    case 'HoldersTold':
      return { kind: 'dataChanged', nodeName: nodeName(flow, event.node) };
    case 'TimedOut':
      return {
        kind: event.failed === true ? 'timedOutFailed' : DEEDS[event.do],
        nodeName: nodeName(flow, event.node),
      };
    case 'DeadlineAnswered':
      return { kind: ANSWERS[event.do], nodeName: nodeName(flow, event.node), opinion: saidOf(event) };
    case 'TaskDeadline':
      return { kind: event.timer, nodeName: nodeName(flow, event.node) };
    // Who read what is nobody else's business, and the close that follows says that the case lapsed.
    case 'CopyRead':
    case 'CopiesUnread':
    case 'LapseNear':
    case 'Lapsed':
      return undefined;
  }
}

/** In the words of the system, with its name. */
function saidOf({ system, message }: DeadlineAnswered): string {
  return message === undefined ? system.zh : `${system.zh}：${message}`;
}
