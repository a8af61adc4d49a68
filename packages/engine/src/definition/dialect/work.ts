import type { ModdleElement } from 'bpmn-moddle';
import { extensions, text } from '../element.ts';
import { addOurs } from './amend.ts';
import { leaveOut, refuse, take, takeElements, type Foreign } from './foreign.ts';
import { fixedOf, valueOf } from './texts.ts';
import { feelString } from './translated.ts';
import { nested } from './vendor.ts';

/** A task that only works out a value is a script 脚本任务 whatever its sign. */
export interface Computation {
  readonly script: string;
  readonly resultVariable: string | undefined;
}

/** Attributes that name code inside the engine a file was made for. */
const CODE = ['class', 'delegateExpression'] as const;

/**
 * Work of a task, or of an event that sends 服务任务: what a worker outside does, by its kind. `holder` has the attributes: the
 * task itself, or the message definition of an event.
 */
export function adoptWork(foreign: Foreign, holder: Foreign = foreign): Computation | undefined {
  if (extensions(foreign.element, 'wangban:Work').length > 0) return undefined;
  if (foreign.dialect === 'camunda' || foreign.dialect === 'flowable') return ofJuel(foreign, holder);
  if (foreign.dialect === 'zeebe') ofZeebe(foreign);
  return undefined;
}

function ofZeebe(foreign: Foreign): void {
  const [definition] = takeElements(foreign, 'taskDefinition');
  const headers = takeElements(foreign, 'taskHeaders').flatMap(nested);
  if (definition === undefined) return;
  const type = text(definition, 'type')?.trim() ?? '';
  const topic = fixedOf(foreign, type, 'zeebe:taskDefinition type') ?? type;
  addOurs(foreign.element, 'wangban:Work', { topic });
  if (text(definition, 'retries') !== undefined) retriesUnused(foreign);
  if (headers.length === 0) return;
  const entries = headers.map(
    (header) => `${feelString(text(header, 'key') ?? '')}: ${feelString(text(header, 'value') ?? '')}`,
  );
  addOurs(foreign.element, 'wangban:Input', { source: `{ ${entries.join(', ')} }`, target: 'taskHeaders' });
}

function retriesUnused(foreign: Foreign): void {
  leaveOut(foreign, {
    zh: `“${foreign.id}”的重试次数不起作用：工作由外部系统完成，请在那里设置重试`,
    en: `The number of retries of “${foreign.id}” has no effect: the work is done outside, set retries there`,
  });
}

function ofJuel(foreign: Foreign, holder: Foreign): Computation | undefined {
  const type = take(holder, 'type');
  const topic = take(holder, 'topic');
  const isExternal = type === 'external' || type === 'external-worker';
  if (isExternal && topic !== undefined) {
    addOurs(foreign.element, 'wangban:Work', { topic: fixedOf(foreign, topic, 'topic') ?? topic });
    return undefined;
  }
  if (type !== undefined) refuseType(foreign, type);
  refuseCode(foreign, holder);
  const expression = take(holder, 'expression');
  const resultVariable = take(holder, 'resultVariable') ?? take(holder, 'resultVariableName');
  return expression === undefined ? undefined : { script: valueOf(foreign, expression), resultVariable };
}

function refuseCode(foreign: Foreign, holder: Foreign): void {
  for (const name of CODE) {
    const code = take(holder, name);
    if (code !== undefined) {
      refuse(foreign, {
        zh: `“${foreign.id}”要运行 Java 代码“${code}”，这里不运行；请改成外部任务（type="external"，topic="…"），由外部系统完成`,
        en: `“${foreign.id}” would run the Java code “${code}”, which cannot run here: make it an external task (type="external" topic="…") that another system completes`,
      });
    }
  }
}

function refuseType(foreign: Foreign, type: string): void {
  refuse(foreign, {
    zh: `“${foreign.id}”的任务类型“${type}”不支持，请改成外部任务并写明 topic`,
    en: `“${foreign.id}” is a task of type “${type}”, which is not supported: make it an external task with a topic`,
  });
}

/** A decision table 决策表 asked by a business-rule task. */
export function refuseDecision(foreign: Foreign): void {
  const decision =
    take(foreign, 'decisionRef') ??
    takeElements(foreign, 'calledDecision').map((called: ModdleElement) => text(called, 'decisionId'))[0];
  if (decision === undefined) return;
  refuse(foreign, {
    zh: `“${foreign.id}”要查决策表“${decision}”，这里没有决策表；请改成 FEEL 脚本任务，或由外部系统完成`,
    en: `“${foreign.id}” asks the decision table “${decision}”, and there are none here: use a script task in FEEL, or let another system do it`,
  });
}
