import {
  apply,
  type Command,
  decide,
  type Event,
  type Instance,
  isRejection,
  nodeAt,
  type JsonObject,
  openTasks,
  type OpenTask,
  type PersonId,
  type ReturnTarget,
  type ServiceFacts,
} from '@wangban/engine';
import type { WorkingCalendar } from '@wangban/engine/calendar';
import { eligibilityOf, type FormProblem } from '@wangban/engine/form';
import { checkFilledIn, checkForm } from '@wangban/engine/form-check';
import { applicantFacts } from '../../forms/applicant-facts.ts';
import { fittingValues } from '../../forms/fitting-values.ts';
import type { DirectorySnapshot } from '../../people/snapshot.ts';
import { accessAt } from '../../tasks/fill-in.ts';
import type { CheckedService } from '../folder/check-service.ts';
import { ineligibleReason } from '../policy.ts';
import { changedData } from './changed-data.ts';
import { localDate } from './local-time.ts';
import type { Step } from './scenario.ts';
import { personNoOf } from './test-campus.ts';
import { workCommandOf } from './work-step.ts';

/** What all scenarios of a service are played with. */
export interface Stage {
  readonly service: CheckedService;
  readonly facts: ServiceFacts;
  readonly directory: DirectorySnapshot;
  readonly calendar: WorkingCalendar;
}

/** One case being played 回放. */
export interface Play {
  readonly stage: Stage;
  readonly applicant: string;
  readonly events: Event[];
  instance: Instance | undefined;
  now: number;
  data: JsonObject;
  lastTask: number;
}

/** How a step ended: done, refused by the engine, or by the form; `wrong` = the scenario itself cannot be played. */
export type Played =
  | { readonly done: true }
  | { readonly refused: string }
  | { readonly problems: readonly string[] }
  | { readonly wrong: string };

/** Plays one step on the case; a refusal changes nothing. */
export function playStep(play: Play, step: Step): Played {
  const stranger = [step.by, step.do === 'transfer' ? step.to : undefined].find(
    (who) => who !== undefined && personOf(play, who) === 0,
  );
  if (stranger !== undefined) return { wrong: `nobody on the test campus is called ${stranger}` };
  const command = commandOf(play, step);
  if ('wrong' in command) return command;
  if (isTurnedAway(play, command)) return { refused: 'NOT_ELIGIBLE' };
  const checked = checkData(play, step, command);
  if (checked.problems.length > 0)
    return { problems: checked.problems.map(({ field, code }) => `${field} ${code}`) };
  return carryOut(play, step, checked.command);
}

/** What the hall knows when somebody applies: their day, the service's numbers, and who they are. */
function formFacts(play: Play) {
  const { facts, directory } = play.stage;
  const applicant = applicantFacts(directory, personOf(play, play.applicant));
  return { today: localDate(play.now), parameters: facts.parameters, applicant };
}

/** Audience, and conditions before the form 受理条件 that need no question: the hall looks at them itself. */
function isTurnedAway(play: Play, command: Command): boolean {
  if (command.type !== 'submit') return false;
  const { directory, service } = play.stage;
  const affiliation = directory.display(personOf(play, play.applicant))?.affiliation;
  if (ineligibleReason(service.definition, affiliation) !== undefined) return true;
  return eligibilityOf(service.form, { ...formFacts(play), answers: {} }).state === 'exit';
}

interface CheckedCommand {
  readonly command: Command;
  readonly problems: readonly FormProblem[];
}

/** Answers go through the form first, as on the hall's pages. */
function checkData(play: Play, step: Step, command: Command): CheckedCommand {
  const { service } = play.stage;
  const held = play.instance?.data ?? {};
  const options = formFacts(play);
  if (command.type === 'submit' || command.type === 'resubmit') {
    const { access } = service.flow.start;
    const { data, problems } = checkForm(service.form, command.data, {
      ...options,
      mode: 'submit',
      access,
      fixed: held,
    });
    return { command: { ...command, data }, problems };
  }
  if (command.type !== 'approve' || step.data === undefined) return { command, problems: [] };
  const node = tasksOf(play).find(({ task }) => task === command.taskId)?.node ?? '';
  const access = accessAt(nodeAt(service.flow, node));
  const { changes, problems } = checkFilledIn(service.form, held, step.data, { ...options, access });
  return { command: { ...command, data: changes }, problems };
}

function carryOut(play: Play, step: Step, command: Command): Played {
  const { service, facts, directory, calendar } = play.stage;
  const actor = step.by === undefined ? undefined : personOf(play, step.by);
  const newTaskId = (): number => (play.lastTask += 1);
  const fitting = (held: JsonObject, given: JsonObject) =>
    fittingValues(service.form, held, given, formFacts(play));
  const context = { now: play.now, actor, directory, calendar, service: facts, newTaskId, fitting };
  const answer = decide(service.flow, play.instance, command, context);
  if (isRejection(answer)) return { refused: answer.code };
  for (const event of answer) play.instance = apply(play.instance, event);
  play.events.push(...answer);
  return { done: true };
}

/** Key of a person that a scenario names; 0 is nobody. */
function personOf({ stage }: Play, who: string): PersonId {
  return stage.directory.personByNo(personNoOf(who))?.id ?? 0;
}

/** Tasks that can be acted on now. */
export function tasksOf({ instance }: Play): readonly OpenTask[] {
  return instance === undefined ? [] : openTasks(instance).filter(({ frozen }) => !frozen);
}

/** Who may act on a task: its holder, or everybody who could claim it. */
export function actorsOf({ stage }: Play, task: OpenTask): readonly PersonId[] {
  return task.principals.flatMap((principal) =>
    'person' in principal ? [principal.person] : stage.directory.holders(principal.position),
  );
}

function commandOf(play: Play, step: Step): Command | { readonly wrong: string } {
  const { opinion } = step;
  switch (step.do) {
    case 'submit':
      return { type: 'submit', data: play.data };
    case 'withdraw':
      return { type: 'withdraw', ...(opinion !== undefined && { reason: opinion }) };
    case 'remind':
      return { type: 'remind' };
    case 'confirm':
      return { type: 'confirm' };
    case 'notSolved':
      return { type: 'notSolved', reason: opinion ?? '' };
    case 'completeWork':
    case 'failWork':
    case 'progressWork':
      return workCommandOf(play, { ...step, do: step.do });
    case 'warn':
      return { type: 'fireTimer', timer: 'warning' };
    case 'overdue':
      return { type: 'fireTimer', timer: 'overdue' };
    case 'recall': {
      const taskId = votedBy(play, step);
      return taskId === undefined ? { wrong: 'this person has not voted there' } : { type: 'recall', taskId };
    }
    case 'approve':
    case 'reject':
    case 'claim':
    case 'return':
    case 'transfer':
    case 'resubmit': {
      const taskId = taskOf(play, step);
      if (taskId === undefined) return { wrong: 'there is no task yet' };
      return onTask(play, { ...step, do: step.do }, taskId);
    }
  }
}

type TaskStep = Step & { readonly do: 'approve' | 'reject' | 'claim' | 'return' | 'transfer' | 'resubmit' };

function onTask(play: Play, step: TaskStep, taskId: number): Command | { readonly wrong: string } {
  const { opinion } = step;
  const on = { taskId, ...(opinion !== undefined && { opinion }) };
  switch (step.do) {
    case 'approve':
      return { type: 'approve', ...on };
    case 'reject':
      return { type: 'reject', ...on };
    case 'claim':
      return { type: 'claim', taskId };
    case 'return':
      return {
        type: 'returnTo',
        ...on,
        target: targetOf(step.to ?? 'applicant'),
        resume: step.resume ?? 'rewalk',
      };
    case 'transfer':
      if (step.to === undefined) return { wrong: 'transfer needs `to`: a person' };
      return { type: 'transfer', taskId, to: personOf(play, step.to) };
    case 'resubmit':
      play.data = changedData(play.data, step.data);
      return { type: 'resubmit', ...on, data: play.data };
  }
}

function targetOf(to: string): ReturnTarget {
  return to === 'applicant' || to === 'previous' ? { kind: to } : { kind: 'node', node: to };
}

/** The task that a person means: theirs, at the step they name; any task when they have none, to be refused. */
function taskOf(play: Play, { by, node }: Step): number | undefined {
  const actor = by === undefined ? 0 : personOf(play, by);
  const open = tasksOf(play).filter((task) => node === undefined || task.node === node);
  const own = open.find((task) => actorsOf(play, task).includes(actor));
  return (own ?? open[0])?.task ?? lastTaskOf(play);
}

/** The task that a person closed last, at the step they name. */
function votedBy(play: Play, { by, node }: Step): number | undefined {
  const actor = by === undefined ? 0 : personOf(play, by);
  const closed = play.events.findLast(
    (event) =>
      event.type === 'TaskClosed' && event.by === actor && (node === undefined || event.node === node),
  );
  return closed?.type === 'TaskClosed' ? closed.task : undefined;
}

/** A task that is closed by now: acting on it must be refused. */
function lastTaskOf({ events }: Play): number | undefined {
  return events.findLast((event) => event.type === 'TaskOpened')?.task;
}
