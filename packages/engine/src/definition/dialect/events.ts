import type { ModdleElement } from 'bpmn-moddle';
import { text } from '../element.ts';
import { addOurs, amend } from './amend.ts';
import { refuse, take, takeElements, type Foreign } from './foreign.ts';
import { adoptFormal, adoptTime, fixedOf, nameOf, valueOf } from './texts.ts';

/** What an event waits for or causes 事件定义: times and conditions. */
export function adoptDefinition(foreign: Foreign): void {
  const { element } = foreign;
  for (const name of ['timeDate', 'timeDuration', 'timeCycle']) adoptTime(foreign, element, name);
  adoptFormal(foreign, element, 'condition');
  // The work of a message was read with its event.
  for (const name of WORK) take(foreign, name);
}

const WORK = ['type', 'topic', 'class', 'delegateExpression', 'expression', 'resultVariable'] as const;

/** Messages and signals 消息与信号: the name, and in Zeebe the key that picks the case. */
export function adoptNamed(foreign: Foreign): void {
  const { element } = foreign;
  const name = text(element, 'name')?.trim();
  if (name !== undefined) amend(element, { name: nameOf(foreign, name) });
  const [subscription] = takeElements(foreign, 'subscription');
  const key = subscription === undefined ? undefined : text(subscription, 'correlationKey')?.trim();
  if (key !== undefined) addOurs(element, 'wangban:Correlation', { key: valueOf(foreign, key) });
}

/** Errors and escalations 错误与升级, whose codes must be fixed. */
export function adoptCoded(foreign: Foreign): void {
  for (const name of ['errorCode', 'escalationCode']) {
    const code = text(foreign.element, name)?.trim();
    if (code !== undefined) fixedOf(foreign, code, name);
  }
}

/** Events of somebody's event registry start and wait in ways that BPMN does not know. */
export function refuseRegistry(foreign: Foreign): void {
  const [type] = takeElements(foreign, 'eventType').map((each: ModdleElement) => text(each, '$body'));
  if (type === undefined) return;
  refuse(foreign, {
    zh: `“${foreign.id}”等待事件注册表的“${type}”，这里没有；请改用消息事件`,
    en: `“${foreign.id}” waits for “${type}” of an event registry, and there is none here: use a message event`,
  });
}
