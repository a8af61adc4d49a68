import { CLOCK, clockAt } from './expression/index.ts';
import type { JsonObject } from './json.ts';
import type { Situation, Work } from './work.ts';

/** Names that FEEL sees beside form fields and script variables; neither may use them. The last is the clock of `now()`. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(['parameters', 'applicant', CLOCK]);

/** What expressions see: form fields, script variables, `parameters` of the service and `applicant`. */
export function scopeFor({ instance, context }: Situation): JsonObject {
  const { directory, service } = context;
  const person = directory.person(instance.applicant);
  const unit = person === undefined ? undefined : directory.unit(person.unit);
  return {
    ...instance.data,
    ...instance.variables,
    parameters: service.parameters,
    [CLOCK]: clockAt(context.now, context.calendar.utcOffsetMinutes),
    applicant: { personNo: person?.personNo ?? null, name: person?.name ?? null, unit: unit?.code ?? null },
  };
}

/** The scope of a command under way, built once. */
export function scopeOf(work: Work): JsonObject {
  work.scope ??= scopeFor(work);
  return work.scope;
}
