import { allowedActions, type AllowedAction, type Context, type Instance } from '@wangban/engine';
import type { CompiledService } from '../../catalogue/compiled.ts';
import { findFiles } from '../../files/store.ts';
import type { Language } from '../../platform/errors/language.ts';
import type { InstanceDeps } from '../deps.ts';
import { fileIdsOf } from '../file-ids.ts';
import { reviseTaskOf, type Reader } from '../policy.ts';
import { historyOf, openTasksOf, type InstanceRow } from '../store.ts';
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
  const [directory, calendar, compiled] = await Promise.all([
    deps.directory.refresh(),
    deps.calendar.refresh(),
    compiledOf(deps, row),
  ]);
  const { utcOffsetMinutes } = calendar;
  return {
    compiled,
    instance: { ...row.state, data: row.data },
    context: {
      now: deps.clock(),
      actor: reader.personId,
      directory,
      calendar,
      service: compiled.facts,
      newTaskId: () => 0,
    },
    wording: { names: directory, language, utcOffsetMinutes },
  };
}

/** One instance with its history 办件详情, for somebody who may read it. */
export async function detailOf(deps: InstanceDeps, row: InstanceRow, reader: Reader, looked: Looked) {
  const { compiled, instance, wording } = looked;
  const { names, language } = wording;
  const [tasks, history, files] = await Promise.all([
    openTasksOf(deps.db, [row.id]),
    historyOf(deps.db, row.id),
    findFiles(deps.pool, fileIdsOf(compiled.form, row.data)),
  ]);
  const timeline = timelineOf(history, compiled.flow, names);
  const revise = reviseTaskOf(instance);
  return {
    ...summaryOf(row, tasks, compiled, names, language),
    version: row.version,
    applicant: { ...personRef(names, row.applicant_id), className: className(names, row.applicant_id) },
    form: { ...compiled.form.definition },
    parameters: { ...compiled.facts.parameters },
    data: { ...row.data },
    files: files.map(({ id, name, size, type }) => ({ id, name, size, type })),
    timeline,
    actions: row.applicant_id === reader.personId ? applicantActions(looked, reader) : [],
    clockPaused: instance.clock.paused !== undefined,
    reviseTask:
      revise === undefined
        ? null
        : {
            id: revise.task,
            version: revise.version,
            opinion: timeline.findLast(({ kind }) => kind === 'returned')?.opinion ?? null,
          },
  };
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
