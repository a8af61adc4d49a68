import type { JsonObject, PersonId } from '@wangban/engine';
import { checkForm } from '@wangban/engine/form-check';
import type { CompiledService } from '../catalogue/compiled.ts';
import { HALL_ITSELF, type Answer } from '../instances/ask.ts';
import { localDay } from '../instances/reference.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { EventDeps } from './deps.ts';
import type { ServiceStart } from './process-starts.ts';

/** What begins a case: the event with what it brought. `key` is the occurrence's own, so that it begins one case. */
export interface Beginning {
  readonly key: string;
  readonly variables: JsonObject | undefined;
  /** Who applies; undefined, or not here any more: whom the service names. */
  readonly applicant: PersonId | undefined;
}

/**
 * Begins a case by an event 自动发起. What the event brought fills the form where it names a field and fits, and is a variable
 * otherwise. A case always has an applicant: see `starterOf`.
 */
export async function beginCase(
  deps: EventDeps,
  { service, version, start }: ServiceStart,
  { key, variables, applicant }: Beginning,
): Promise<Answer> {
  const compiled = await deps.serviceByVersion(service, version);
  if (compiled === undefined) throw new Error(`service ${service} has no version ${version}`);
  const directory = await deps.directory.refresh();
  const isHere = applicant !== undefined && directory.person(applicant)?.active === true;
  const person = isHere ? applicant : starterOf(compiled, directory);
  if (person === undefined)
    throw new Error(`nobody to apply for service ${service}: its owner unit has no head`);
  const { data, left } = sortOut(deps, compiled, variables ?? {});
  const carried = Object.keys(left).length === 0 ? undefined : { variables: left };
  const command = { type: 'submit', data, applicant: person, start: start.start, ...carried } as const;
  const from = { person: HALL_ITSELF, key };
  return deps.lane.send({ service, serviceVersion: version, command, from });
}

/** Who applies where an event does and nobody is at hand 系统发起人: the first head of the owner unit who is here. */
function starterOf({ facts }: CompiledService, directory: DirectorySnapshot): PersonId | undefined {
  return directory.heads(facts.owner).find((head) => directory.person(head)?.active === true);
}

function sortOut(
  { clock, calendar }: EventDeps,
  { form, facts }: CompiledService,
  variables: JsonObject,
): { readonly data: JsonObject; readonly left: JsonObject } {
  const fields = new Set(form.fields.map(({ field }) => field.key));
  const entries = Object.entries(variables);
  const given = Object.fromEntries(entries.filter(([name]) => fields.has(name)));
  const today = localDay(clock(), calendar.current().utcOffsetMinutes);
  const checked = checkForm(form, given, { today, parameters: facts.parameters, mode: 'draft' });
  const faulty = new Set(checked.problems.map(({ field }) => field.split('/')[1]));
  const data = Object.fromEntries(Object.entries(checked.data).filter(([name]) => !faulty.has(name)));
  return { data, left: Object.fromEntries(entries.filter(([name]) => !(name in data))) };
}
