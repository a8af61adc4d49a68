import {
  allowedActions,
  nodeName,
  offeredActivities,
  openActivities,
  openWaits,
  type AllowedAction,
  type Context,
  type Flow,
  type IncidentCause,
  type Instance,
} from '@wangban/engine';
import { accessTo, limitForm } from '@wangban/engine/form';
import type { CompiledService } from '../../catalogue/compiled.ts';
import { findFiles } from '../../files/store.ts';
import type { Language } from '../../platform/errors/language.ts';
import type { InstanceDeps } from '../deps.ts';
import { obligationsOf } from '../../obligations/store.ts';
import { mayActOn } from '../acting.ts';
import { fileIdsOf } from '../file-ids.ts';
import { hiddenFields } from '../hidden-fields.ts';
import { reviseTaskOf, type Reader } from '../policy.ts';
import { historyOf, openTasksOf, type HistoryRow, type InstanceRow } from '../store.ts';
import { afterOf } from './after.ts';
import { personRef } from './person-ref.ts';
import { reasonText, type Wording } from './reason.ts';
import { compiledOf, summaryOf } from './summary.ts';
import { timelineOf } from './timeline.ts';

/** What both detail pages are made from. */
export interface Looked {
  readonly compiled: CompiledService;
  readonly instance: Instance;
  readonly context: Context;
  readonly wording: Wording;
}

/** Gathers what the engine must know to say what somebody may do now. */
export async function lookAt(
  deps: InstanceDeps,
  row: InstanceRow,
  reader: Reader,
  language: Language,
): Promise<Looked> {
  const compiled = await compiledOf(deps, row);
  const plain = await contextOf(deps, compiled, reader.personId);
  const context = (await mayActOn(deps, reader, row)) ? { ...plain, actingFor: row.applicant_id } : plain;
  const { utcOffsetMinutes } = context.calendar;
  return {
    compiled,
    instance: { ...row.state, data: row.data },
    context,
    wording: { names: deps.directory.current(), language, utcOffsetMinutes },
  };
}

/** What the engine must know of a service to say what somebody may do now. */
export async function contextOf(
  deps: InstanceDeps,
  { facts }: CompiledService,
  actor: number,
): Promise<Context> {
  const [directory, calendar] = await Promise.all([deps.directory.refresh(), deps.calendar.refresh()]);
  const { substitutions } = directory;
  return {
    now: deps.clock(),
    actor,
    directory,
    calendar,
    service: facts,
    substitutions,
    newTaskId: () => 0,
  };
}

/** One instance with its history 办件详情, for somebody who may read it. */
export async function detailOf(deps: InstanceDeps, row: InstanceRow, reader: Reader, looked: Looked) {
  const { compiled, instance, wording } = looked;
  const { names, language } = wording;
  const history = await historyOf(deps.db, row.id);
  const shownByOthers = historyFiles(history);
  const [tasks, files, hidden, lines] = await Promise.all([
    openTasksOf(deps.db, [row.id]),
    findFiles(deps.pool, [...fileIdsOf(compiled.form, row.data), ...shownByOthers]),
    hiddenFields(deps, compiled, row, reader),
    obligationsOf(deps.pool, row.id),
  ]);
  const after = await afterOf(deps, { history, lines, looked });
  const mayAct = row.applicant_id === reader.personId || looked.context.actingFor !== undefined;
  const isShown = (key: string): boolean => hidden === undefined || accessTo(hidden, key) !== 'hidden';
  const data = Object.fromEntries(Object.entries(row.data).filter(([key]) => isShown(key)));
  const shownFiles = new Set([...fileIdsOf(compiled.form, data), ...shownByOthers]);
  const timeline = timelineOf(history, {
    flow: compiled.flow,
    names,
    phones: (system) => showsPhone(deps, system, mayAct),
  });
  const works = worksOf(looked);
  const revise = reviseTaskOf(instance);
  const incidents = incidentsOf(looked);
  const summary = summaryOf(
    row,
    tasks,
    { name: compiled.definition.name, flow: compiled.flow },
    names,
    language,
  );
  const idle = waitingToChoose(looked, history[0]?.at ?? row.submitted_at);
  return {
    ...summary,
    waitingFor: [...summary.waitingFor, ...works, ...incidents.map(waitingForOwners), ...idle],
    version: row.version,
    dataVersion: instance.dataVersion ?? 1,
    applicant: { ...personRef(names, row.applicant_id), className: className(names, row.applicant_id) },
    form: { ...limitForm(compiled.form.definition, hidden, ['hidden']) },
    parameters: { ...compiled.facts.parameters },
    data,
    files: [...files.filter(({ id }) => shownFiles.has(id)), ...after.files].map(
      ({ id, name, size, type }) => ({ id, name, size, type }),
    ),
    timeline,
    actions: mayAct ? applicantActions(looked, reader) : [],
    mayAct,
    confirmation: after.confirmation,
    confirmed: instance.docket?.confirmed ?? null,
    obligations: after.obligations,
    clockPaused: instance.clock.paused !== undefined,
    incidents: incidents.map(({ id, node, nodeName: name, owners, cause, ways }) => ({
      id,
      node,
      nodeName: name,
      owners,
      cause,
      ways,
    })),
    activities: activitiesOf(looked),
    copy: copyOf(instance, reader),
    serviceVersion: row.service_version,
    reviseTask:
      revise === undefined
        ? null
        : {
            id: revise.task,
            version: revise.version,
            opinion: timeline.findLast(({ kind }) => kind === 'returned')?.opinion ?? null,
            mend: mendOf(timeline),
            lapsesAt: lapsesAt(instance),
          },
  };
}

/** As the system's definition says; where nothing is known of it, the applicant alone sees whom to call. */
function showsPhone({ systems }: InstanceDeps, system: string, mayAct: boolean): boolean {
  const audience = systems?.current().find(system)?.definition.workerPhone ?? 'applicant';
  return audience === 'everybody' || (audience === 'applicant' && mayAct);
}

/** Uploads that another system has shown. */
function historyFiles(history: readonly HistoryRow[]): readonly string[] {
  return history.flatMap(({ events }) =>
    events.flatMap((event) => {
      if (event.type === 'NotConfirmed' || event.type === 'Supplemented') return event.files;
      return event.type === 'WorkProgressed' ? (event.progress.files ?? []) : [];
    }),
  );
}

/** Steps that another system works on. */
function worksOf({ compiled: { flow }, instance }: Looked) {
  return openWaits(instance).flatMap(({ kind, node, since, frozen }) =>
    kind !== 'work' || frozen
      ? []
      : [{ node, nodeName: nodeName(flow, node), names: [], since: new Date(since ?? 0).toISOString() }],
  );
}

/** What the last return wants put right, answer by answer. */
function mendOf(timeline: ReturnType<typeof timelineOf>) {
  const last = timeline.findLastIndex(({ kind }) => kind === 'returned');
  return timeline.slice(Math.max(last, 0)).findLast(({ kind }) => kind === 'toMend')?.mend ?? [];
}

function lapsesAt({ docket }: Instance): string | null {
  const at = docket?.timers?.find(({ timer }) => timer === 'lapse')?.at;
  return at === undefined ? null : new Date(at).toISOString();
}

/** Steps whose activities are chosen, with what may begin there. */
function activitiesOf({ compiled: { flow }, instance, context }: Looked) {
  return offeredActivities(flow, instance, context).map(({ node, scope, activities, mayEnd }) => ({
    node,
    nodeName: nodeName(flow, node),
    scope,
    choices: activities.map((id) => ({ id, name: nodeName(flow, id) })),
    mayEnd,
  }));
}

function copyOf({ docket }: Instance, { personId }: Reader) {
  const own = docket?.copies?.find(({ person }) => person === personId);
  if (own === undefined) return null;
  const { due, read } = own;
  return { mustReadBy: due === undefined ? null : new Date(due).toISOString(), read: read === true };
}

/** Steps that wait for the owner. */
function incidentsOf({ compiled: { flow }, instance, context, wording }: Looked) {
  const { directory, service } = context;
  return instance.tokens.flatMap(({ node, incident }) => {
    if (incident === undefined) return [];
    const owners = directory.heads(service.owner).map((id) => personRef(wording.names, id));
    const since = new Date(incident.at).toISOString();
    const { id, cause } = incident;
    return [
      { id, node, nodeName: nodeName(flow, node), owners, cause, ways: waysOut(flow, node, cause), since },
    ];
  });
}

/** Ways by their own name, or by where they lead. */
function waysOut(flow: Flow, node: string, cause: IncidentCause) {
  if (cause !== 'noWay' && cause !== 'unclear') return [];
  const ways = flow.nodes[node]?.outgoing.filter(({ rejected }) => rejected !== true) ?? [];
  return ways.map(({ id, name, to }) => ({ id, name: name.zh === '' ? nodeName(flow, to) : name }));
}

function waitingForOwners({ node, nodeName: name, owners, since }: ReturnType<typeof incidentsOf>[number]) {
  return { node, nodeName: name, names: owners.map((owner) => owner.name), since };
}

/** Where people choose what is done and nothing is under way, those in charge are waited for. */
function waitingToChoose({ compiled: { flow }, instance, context, wording }: Looked, lastCommandAt: Date) {
  const owners = context.directory
    .heads(context.service.owner)
    .map((id) => personRef(wording.names, id).name);
  const idle = openActivities(flow, instance).filter(({ scope }) => !isBusy(instance, scope));
  return idle.map(({ node }) => ({
    node,
    nodeName: nodeName(flow, node),
    names: owners,
    since: lastCommandAt.toISOString(),
  }));
}

function isBusy({ tokens }: Instance, scope: number): boolean {
  return tokens.some((token) => token.scope === scope);
}

function className(names: Wording['names'], person: number): string | null {
  return names.display(person)?.className ?? null;
}

function applicantActions({ compiled, instance, context, wording }: Looked, reader: Reader) {
  return allowedActions(compiled.flow, instance, undefined, reader.personId, context).map((action) =>
    actionState(action, wording),
  );
}

/** An action with the reason when it is not possible now. */
export function actionState({ action, allowed, rejection }: AllowedAction, wording: Wording) {
  return { action, allowed, reason: rejection === undefined ? null : reasonText(rejection, wording) };
}
