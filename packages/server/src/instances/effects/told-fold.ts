import type { Event, Instance, JsonObject, Outcome } from '@wangban/engine';
import { askedOfSystem } from '../../catalogue/systems-key.ts';
import type { AppliedCommand, Change } from '../change.ts';
import type { ToldRow } from './rows.ts';

/** Ends after which nobody is to do anything more for the case. */
const GIVEN_UP: ReadonlySet<Outcome> = new Set(['withdrawn', 'terminated', 'voided', 'lapsed']);

/**
 * What business systems are told 告知业务系统, written with the case and sent after the commit, in this order. Whether a system
 * wants to hear it, and whether it has an order to begin or to go on with, is looked at when it is sent.
 */
export function toldRows(change: Change, command: AppliedCommand, seq: number): readonly ToldRow[] {
  const { id, reference, asks } = change;
  if (asks === undefined) return [];
  const at = new Date(command.at).toISOString();
  return command.events
    .flatMap((event) => toldBy(event, command.events, change))
    .filter(isFirst)
    .map(({ system, kind, wait, payload }) => ({
      system,
      instance_id: id,
      event_id: `${reference}:${wait ?? `${seq}-${kind}`}`,
      kind: `order.${kind}`,
      wait: wait ?? null,
      payload,
      at,
    }));
}

interface Told {
  readonly system: string;
  readonly kind: 'create' | 'reminded' | 'noted' | 'confirmed' | 'withdrawn';
  readonly wait?: number;
  readonly payload: JsonObject;
}

/** One command says a thing to one system once; work that is asked for has each its own number. */
function isFirst({ system, kind, wait }: Told, index: number, all: readonly Told[]): boolean {
  return (
    wait !== undefined || all.findIndex((each) => each.system === system && each.kind === kind) === index
  );
}

function toldBy(event: Event, all: readonly Event[], change: Change): readonly Told[] {
  const { after } = change;
  if (event.type === 'WaitOpened') return event.wait.kind === 'work' ? asked(event, all, after) : [];
  if (event.type === 'WaitClosed') {
    const system = askedOfSystem(event.topic ?? '')?.system;
    return system === undefined ? [] : [{ system, kind: 'withdrawn', payload: reasonIn(all) }];
  }
  if (event.type === 'Reminded') return (event.works ?? []).flatMap((wait) => reminded(wait, event, after));
  if (event.type === 'Confirmed')
    return systemsOf(change).map((system) => ({ system, kind: 'confirmed', payload: { how: event.how } }));
  if (event.type === 'InstanceClosed') return GIVEN_UP.has(event.outcome) ? withdrawnFrom(change, all) : [];
  if (event.type === 'CaseVoided') return withdrawnFrom(change, all);
  if (event.type === 'Supplemented') return supplemented(event, after);
  return event.type === 'DataChanged' ? noted(all, change) : [];
}

function asked(
  { wait, payload }: Extract<Event, { type: 'WaitOpened' }>,
  all: readonly Event[],
  { docket }: Instance,
): readonly Told[] {
  const found = askedOfSystem(wait.name ?? '');
  if (found === undefined) return [];
  const reopened = all.find((event) => event.type === 'CaseReopened');
  const files = all.flatMap((event) => (event.type === 'NotConfirmed' ? event.files : []));
  const told = {
    operation: found.operation,
    lap: reopened?.lap ?? docket?.lap ?? 1,
    fields: payload ?? {},
    ...reasonIn(all),
    ...opinionIn(all),
    ...(files.length === 0 ? undefined : { files }),
  };
  return [{ system: found.system, kind: 'create', wait: wait.id, payload: told }];
}

function reminded(
  wait: number,
  { by, onBehalfOf }: Extract<Event, { type: 'Reminded' }>,
  { waits, applicant, docket }: Instance,
): readonly Told[] {
  const system = askedOfSystem(waits?.find(({ id }) => id === wait)?.name ?? '')?.system;
  if (system === undefined) return [];
  const times = docket?.reminded?.find(({ round }) => round === wait)?.count ?? 1;
  const isApplicant = by === applicant || onBehalfOf === applicant;
  return [{ system, kind: 'reminded', payload: { by: isApplicant ? 'applicant' : 'office', times } }];
}

/** The applicant added something while a system works: it learns of it, once. */
function supplemented(
  { note, files }: Extract<Event, { type: 'Supplemented' }>,
  { waits = [] }: Instance,
): readonly Told[] {
  const payload = { note, ...(files.length === 0 ? undefined : { files }) };
  return waits.flatMap(({ name }) => {
    const system = askedOfSystem(name ?? '')?.system;
    return system === undefined ? [] : [{ system, kind: 'noted', payload }];
  });
}

/** The applicant put something right while a system works: that system sees what was added. */
function noted(all: readonly Event[], { before, after, wording }: Change): readonly Told[] {
  const words = all.find((event) => event.type === 'TaskClosed' && event.outcome === 'resubmitted');
  if (words?.type !== 'TaskClosed') return [];
  const known = JSON.stringify(before?.data ?? {});
  const files = (wording?.fileIds ?? []).filter((id) => !known.includes(id));
  const begun = new Set(before?.waits?.map(({ id }) => id));
  const payload = {
    ...(words.opinion === undefined ? undefined : { note: words.opinion }),
    ...(files.length === 0 ? undefined : { files }),
  };
  return (after.waits ?? []).flatMap(({ id, name }) => {
    const system = begun.has(id) ? askedOfSystem(name ?? '')?.system : undefined;
    return system === undefined ? [] : [{ system, kind: 'noted', payload }];
  });
}

function withdrawnFrom(change: Change, all: readonly Event[]): readonly Told[] {
  return systemsOf(change).map((system) => ({ system, kind: 'withdrawn', payload: reasonIn(all) }));
}

/** Systems that the case has asked for something so far. */
function systemsOf({ before, after, asks }: Change): readonly string[] {
  const calls = [...(before?.calls ?? []), ...(after.calls ?? [])];
  return [...new Set(calls.flatMap(({ node }) => asks?.(node)?.system ?? []))];
}

/** Why, in the words of whoever did it. */
function reasonIn(events: readonly Event[]): JsonObject {
  for (const event of events) {
    const said =
      'reason' in event && event.type !== 'TaskClosed'
        ? event.reason
        : event.type === 'Returned'
          ? event.opinion
          : undefined;
    if (said !== undefined && said !== '') return { reason: said };
  }
  return {};
}

/** What somebody said with the decision that led here; sent where the system is told of a decision, and nowhere else. */
function opinionIn(events: readonly Event[]): JsonObject {
  const decided = events.find(
    (event) => event.type === 'TaskClosed' && (event.outcome === 'approved' || event.outcome === 'rejected'),
  );
  const opinion = decided?.type === 'TaskClosed' ? decided.opinion : undefined;
  return opinion === undefined || opinion === '' ? {} : { opinion };
}
