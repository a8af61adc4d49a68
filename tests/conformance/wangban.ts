import {
  applyAll,
  compileFlow,
  decide,
  isRejection,
  openTasks,
  openWaits,
  type Command,
  type Flow,
  type Instance,
  type JsonObject,
  type OpenWait,
} from '@wangban/engine';
import { APPLICANT, APPROVER, driverContext } from './desk.ts';
import type { Act, Model, Refusal, Running, Subject } from './subject.ts';

/** Our own engine, driven as the recorded one was. Models are taken as they are. */
export const wangban: Subject = {
  name: 'wangban',
  async load(model: Model) {
    const callable: { [process: string]: Flow } = {};
    for (const xml of model.callable) {
      for (const [, process] of xml.matchAll(/<(?:\w+:)?process\b[^>]*\bid="([^"]+)"/g)) {
        if (process === undefined || callable[process] !== undefined) continue;
        const called = await compileFlow(xml, { process, unassigned: 'owner' });
        if ('flow' in called) Object.assign(callable, called.flow.callable);
      }
    }
    const { process } = model;
    const compiled = await compileFlow(model.xml, { process, callable, unassigned: 'owner' });
    if ('problems' in compiled) return { refused: refusalOf(compiled.problems) };
    const { flow } = compiled;
    return { start: async (variables) => begin(flow, JSON.parse(JSON.stringify(variables))) };
  },
};

function refusalOf(problems: readonly { code: string; severity: string; message: { en: string } }[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return errors.map(({ code, message }) => `${code}: ${message.en}`).join(' · ');
}

function begin(flow: Flow, data: JsonObject): Running | Refusal {
  const context = driverContext();
  let instance: Instance | undefined;
  const step = (command: Command, actor?: number): string | undefined => {
    const answer = decide(flow, instance, command, { ...context, actor });
    if (isRejection(answer)) return `${answer.code} ${JSON.stringify(answer.fact)}`;
    instance = applyAll(instance, answer);
    return undefined;
  };
  const refused = step({ type: 'submit', data }, APPLICANT);
  if (refused !== undefined) return { refused };
  const tasks = () => (instance === undefined ? [] : openTasks(instance));
  const waits = () => (instance === undefined ? [] : openWaits(instance));
  const approve = (at: string): string | undefined => {
    const task = tasks().find(({ node }) => last(node) === at);
    if (task === undefined) return `no task at ${at}`;
    if (task.holder === undefined) step({ type: 'claim', taskId: task.task }, APPROVER);
    return step({ type: 'approve', taskId: task.task }, APPROVER);
  };
  const fire = (act: Act, at: string, code: string): string | undefined => {
    const wait = waits().find((each) => spelled(each) === `${act === 'bpmnError' ? 'external' : act}:${at}`);
    if (wait === undefined) return `no ${act} at ${at}`;
    context.now = Math.max(context.now, wait.at ?? 0);
    if (act === 'bpmnError') return step({ type: 'failWork', wait: wait.id, error: code });
    return step({ type: act === 'external' ? 'completeWork' : 'fireWait', wait: wait.id });
  };
  return {
    waits: () => [
      ...tasks().map(({ node }) => `task:${last(node)}`),
      ...waits()
        .filter(({ kind }) => kind !== 'condition')
        .map((wait) => spelled(wait)),
    ],
    closed: () => instance?.status === 'closed',
    perform: async (act, at, code) => (act === 'task' ? approve(at) : fire(act, at, code)),
    stop: () => undefined,
  };
}

/** The recording names activities without the calls that lead to them. */
function last(node: string): string {
  return node.slice(node.lastIndexOf('/') + 1);
}

/** How the recording spells what is waited for: a receive task without a message is a kind of its own. */
function spelled({ kind, node, name }: OpenWait): string {
  const activity = last(node);
  if (kind === 'work') return `external:${activity}`;
  return `${kind === 'message' && name === activity ? 'receive' : kind}:${activity}`;
}
