import type { ModdleElement } from 'bpmn-moddle';
import type { Expression } from '../../expression/index.ts';
import { child, children, extensions, text } from '../element.ts';
import { report, warn, type Reading } from '../problem.ts';
import type { Name, TimerTrigger, Trigger } from '../trigger.ts';
import { readExpression, readFormal } from './expression.ts';
import { unsupported } from './parts.ts';

/** Where an event stands: catching events may leave out what throwing ones must name. */
export type Side = 'catch' | 'throw';

/** What an event waits for or causes; undefined for a none event, or after a problem. */
export function readTrigger(
  reading: Reading,
  element: ModdleElement,
  id: string,
  side: Side,
): Trigger | undefined {
  const [first, second] = [
    ...children(element, 'eventDefinitions'),
    ...children(element, 'eventDefinitionRef'),
  ];
  if (first === undefined) return undefined;
  if (second !== undefined) {
    report(reading, 'severalEvents', id, {
      zh: `事件“${id}”有多个事件定义，请拆成多个事件，每个一个定义`,
      en: `Event “${id}” has several event definitions: split it into events with one each`,
    });
    return undefined;
  }
  return readDefinition(reading, first, id, side);
}

function readDefinition(
  reading: Reading,
  definition: ModdleElement,
  id: string,
  side: Side,
): Trigger | undefined {
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition':
      return readTimer(reading, definition, id);
    case 'bpmn:MessageEventDefinition':
      return readMessage(reading, definition, id);
    case 'bpmn:SignalEventDefinition':
      return withName(reading, definition, id, 'signalRef', (name) => ({ on: 'signal', name }));
    case 'bpmn:ConditionalEventDefinition':
      return readCondition(reading, definition, id);
    case 'bpmn:ErrorEventDefinition':
      return coded(reading, definition, id, side, 'error');
    case 'bpmn:EscalationEventDefinition':
      return coded(reading, definition, id, side, 'escalation');
    case 'bpmn:CompensateEventDefinition':
      return compensation(definition);
    case 'bpmn:LinkEventDefinition':
      return readLink(reading, definition, id);
    case 'bpmn:CancelEventDefinition':
      return { on: 'cancel' };
    case 'bpmn:TerminateEventDefinition':
      return { on: 'terminate' };
    default:
      unsupported(reading, definition, definition.$type);
      return undefined;
  }
}

const TIMES = [
  ['timeDate', 'once'],
  ['timeDuration', 'once'],
  ['timeCycle', 'cycle'],
] as const;

function readTimer(reading: Reading, definition: ModdleElement, id: string): TimerTrigger | undefined {
  for (const [property, every] of TIMES) {
    const formal = child(definition, property);
    const body = formal === undefined ? undefined : text(formal, 'body')?.trim();
    if (body === undefined) continue;
    const when = readText(reading, id, body);
    return when === undefined ? undefined : { on: 'timer', every, when };
  }
  report(reading, 'missingValue', id, {
    zh: `定时事件“${id}”没有时间，请填写时刻、时长（如 P3D）或周期（如 R3/PT1H）`,
    en: `Timer event “${id}” has no time: give an instant, a duration (such as P3D) or a cycle (such as R3/PT1H)`,
  });
  return undefined;
}

/** A fixed text, or an expression behind a leading “=”. */
function readText(reading: Reading, id: string, given: string): Name | undefined {
  return given.startsWith('=') ? readExpression(reading, id, given) : given;
}

function withName(
  reading: Reading,
  definition: ModdleElement,
  id: string,
  reference: string,
  make: (name: Name) => Trigger,
): Trigger | undefined {
  const named = child(definition, reference);
  const given = named === undefined ? undefined : (text(named, 'name') ?? text(named, 'id'));
  if (given === undefined) {
    missingReference(reading, id, reference);
    return undefined;
  }
  const name = readText(reading, id, given.trim());
  return name === undefined ? undefined : make(name);
}

function missingReference(reading: Reading, id: string, reference: string): void {
  report(reading, 'missingValue', id, {
    zh: `“${id}”没有写明 ${reference}，请选择一个已定义的`,
    en: `“${id}” does not say its ${reference}: choose one that is defined`,
  });
}

/** Message 消息 of an event or a receive task; both name it in `messageRef`. */
export function readMessage(reading: Reading, holder: ModdleElement, id: string): Trigger | undefined {
  const key = correlationKey(reading, holder, id);
  return withName(reading, holder, id, 'messageRef', (name) => ({
    on: 'message',
    name,
    ...(key === undefined ? undefined : { key }),
  }));
}

/** `wangban:correlation key="…"` stands on the message, so that all its events agree. */
function correlationKey(reading: Reading, holder: ModdleElement, id: string): Expression | undefined {
  const message = child(holder, 'messageRef');
  const [correlation] = message === undefined ? [] : extensions(message, 'wangban:Correlation');
  const key = correlation === undefined ? undefined : text(correlation, 'key');
  return key === undefined ? undefined : readExpression(reading, id, key);
}

function readCondition(reading: Reading, definition: ModdleElement, id: string): Trigger | undefined {
  if (child(definition, 'condition') === undefined) {
    missingReference(reading, id, 'condition');
    return undefined;
  }
  const condition = readFormal(reading, definition, id, 'condition');
  return condition === undefined ? undefined : { on: 'condition', condition };
}

function coded(
  reading: Reading,
  definition: ModdleElement,
  id: string,
  side: Side,
  on: 'error' | 'escalation',
): Trigger | undefined {
  const named = child(definition, `${on}Ref`);
  const code = named === undefined ? undefined : text(named, `${on}Code`)?.trim();
  if (code === undefined && side === 'throw') {
    // An error that names nothing is caught by whoever catches any.
    const note = on === 'error' && named === undefined ? warn : report;
    note(reading, 'missingValue', id, {
      zh: `“${id}”抛出的${on === 'error' ? '错误' : '升级'}没有代码，请补上 ${on}Code`,
      en: `“${id}” throws an ${on} without a code: give it an ${on}Code`,
    });
    return note === warn ? { on } : undefined;
  }
  return code === undefined ? { on } : { on, code };
}

function compensation(definition: ModdleElement): Trigger {
  const activity = child(definition, 'activityRef');
  const id = activity === undefined ? undefined : text(activity, 'id');
  return id === undefined ? { on: 'compensation' } : { on: 'compensation', activity: id };
}

function readLink(reading: Reading, definition: ModdleElement, id: string): Trigger | undefined {
  const name = text(definition, 'name')?.trim();
  if (name !== undefined) return { on: 'link', name };
  missingReference(reading, id, 'name');
  return undefined;
}
