import { nodeName, openTasks, openWaits, type Instance, type OpenTask, type OpenWait } from '@wangban/engine';
import type { Lang } from '@wangban/engine/form';
import { hallTime } from './hall-time.ts';
import type { Stage } from './stepped-case.ts';

/** What the case waits for 等待集合, a line each: tasks with who is asked, and everything beside people. */
export function waitLines(stage: Stage, instance: Instance, language: Lang): readonly string[] {
  const tasks = openTasks(instance).map((task) => taskLine(stage, task, language));
  const waits = openWaits(instance).map((wait) => waitLine(stage, wait, language));
  const owner = instance.tokens.flatMap(({ node, incident }) =>
    incident === undefined ? [] : `${OWNER[language]} [${node}] ${nodeName(stage.flow, node)[language]}`,
  );
  return [...tasks, ...owner, ...waits].map((line) => `  · ${line}`);
}

const TASKS = {
  approval: { zh: '待审批', en: 'to decide' },
  revise: { zh: '待修改', en: 'to revise' },
  opinion: { zh: '待提意见', en: 'to advise' },
  adjudication: { zh: '待裁定', en: 'to adjudicate' },
} as const;

const OWNER = { zh: '等责任部门', en: 'for the owner' } as const;

const FROZEN = { zh: '（暂停）', en: ' (frozen)' } as const;

function taskLine(stage: Stage, task: OpenTask, language: Lang): string {
  const who = task.principals.map((each) => {
    const person = 'person' in each ? each.person : stage.directory.holders(each.position)[0];
    return person === undefined ? '?' : (stage.directory.person(person)?.name ?? `${person}`);
  });
  const name = nodeName(stage.flow, task.node)[language];
  const mode = task.holder === undefined ? { zh: '（先认领）', en: ' (to be claimed)' }[language] : '';
  const people = who.join(language === 'zh' ? '、' : ', ');
  return `${TASKS[task.kind][language]} [${task.node}] ${name} — ${people}${mode}${task.frozen ? FROZEN[language] : ''}`;
}

const WAITS = {
  timer: { zh: '定时', en: 'timer' },
  message: { zh: '等消息', en: 'message' },
  signal: { zh: '等信号', en: 'signal' },
  condition: { zh: '等条件', en: 'condition' },
  work: { zh: '外部工作', en: 'external work' },
} as const;

function waitLine({ flow }: Stage, wait: OpenWait, language: Lang): string {
  const { kind, node, at, cycle, name, key, frozen } = wait;
  const facts = [
    ...(name === undefined ? [] : [`“${name}”`]),
    ...(at === undefined ? [] : [hallTime(at)]),
    ...(cycle === undefined ? [] : [cycle]),
    ...(key === undefined ? [] : [`key ${JSON.stringify(key)}`]),
  ];
  const about = facts.length === 0 ? '' : ` — ${facts.join(', ')}`;
  return `${WAITS[kind][language]} [${node}] ${nodeName(flow, node)[language]}${about}${frozen ? FROZEN[language] : ''}`;
}
