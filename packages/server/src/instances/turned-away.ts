import { eligibilityOf, type Text } from '@wangban/engine/form';
import type { CompiledService } from '../catalogue/compiled.ts';
import { applicantFacts } from '../forms/applicant-facts.ts';
import type { InstanceDeps } from './deps.ts';
import { localDay } from './reference.ts';

/** Why the form's own conditions turn an applicant away 不符合受理条件, as far as the directory tells; questions are asked by the page. */
export function turnedAway(
  deps: InstanceDeps,
  { form, facts }: CompiledService,
  applicant: number,
): Text | undefined {
  const state = eligibilityOf(form, {
    applicant: applicantFacts(deps.directory.current(), applicant),
    parameters: facts.parameters,
    today: localDay(deps.clock(), deps.calendar.current().utcOffsetMinutes),
    answers: {},
  });
  return state.state === 'exit' ? state.gate.exit : undefined;
}
