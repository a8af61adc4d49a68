import {
  applyAll,
  compileFlow,
  decide,
  isRejection,
  openTasks,
  type Command,
  type Flow,
  type Instance,
  type JsonObject,
} from '@wangban/engine';
import { adaptModel } from './adapt-model.ts';
import { driverContext } from './desk.ts';
import type { Act, Model, Refusal, Running, Subject } from './subject.ts';

/** Our own engine, driven as the recorded one was. */
export const wangban: Subject = {
  name: 'wangban',
  async load(model: Model) {
    const compiled = await compileFlow(adaptModel(model.xml));
    if ('problems' in compiled) return { refused: compiled.problems.map(({ code }) => code).join(' ') };
    const { flow } = compiled;
    return { start: async (variables) => begin(flow, JSON.parse(JSON.stringify(variables))) };
  },
};

function begin(flow: Flow, data: JsonObject): Running | Refusal {
  const context = driverContext();
  let instance: Instance | undefined;
  const step = (command: Command): string | undefined => {
    const answer = decide(flow, instance, command, context);
    if (isRejection(answer)) return `${answer.code} ${JSON.stringify(answer.fact)}`;
    instance = applyAll(instance, answer);
    return undefined;
  };
  const refused = step({ type: 'submit', data });
  if (refused !== undefined) return { refused };
  const open = () => (instance === undefined ? [] : openTasks(instance));
  const perform = (act: Act, at: string): string | undefined => {
    const task = open().find(({ node }) => node === at);
    if (act !== 'task' || task === undefined) return `no ${act} at ${at}`;
    return step({ type: 'approve', taskId: task.task });
  };
  return {
    waits: () => open().map(({ node }) => `task:${node}`),
    closed: () => instance?.status === 'closed',
    perform: async (act, at) => perform(act, at),
    stop: () => undefined,
  };
}
