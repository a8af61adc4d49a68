import { checkForm } from '@wangban/engine/form-check';
import type { FastifyRequest } from 'fastify';
import { type BehalfDeps, mayApplyFor } from '../../applying/policy.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { ServiceByVersion } from '../../catalogue/compiled.ts';
import { ineligibleReason } from '../../catalogue/policy.ts';
import { prefillOf } from '../../catalogue/prefill.ts';
import { applicantFacts } from '../../forms/applicant-facts.ts';
import type { DirectorySnapshot } from '../../people/snapshot.ts';
import { problem } from '../../platform/errors/problem.ts';
import type { App } from '../../platform/http/app-type.ts';
import { route } from '../../platform/http/route.ts';
import { requireSession } from '../../platform/http/session.ts';
import { type AboutForm, askAboutForm, NOTHING_SAID } from './about-form.ts';
import type { FillingFacts } from './granted.ts';
import type { Hooks } from './hooks.ts';
import { askAboutServiceForm, searchForServiceForm } from './schema.ts';

/** What asking about forms needs. */
export interface AskingDeps extends BehalfDeps {
  readonly catalogue: { refresh(): Promise<Pick<Catalogue, 'find'>> };
  readonly serviceByVersion: ServiceByVersion;
  readonly directory: BehalfDeps['directory'] & { current(): DirectorySnapshot };
  /** Local date `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly hooks: Hooks;
}

/** Registers what the pages of a form ask business systems about it 填表时询问. */
export function registerAskingRoutes(app: App, deps: AskingDeps): void {
  const { hooks } = deps;
  route(app, askAboutServiceForm, async (request, reply) => {
    const { code } = request.params;
    const { field } = request.body;
    const filling = await fillingOf(deps, request, code, request.body);
    if (typeof filling === 'string') return problem(reply, filling);
    const hook = field === undefined ? 'instance.starting' : 'field.changing';
    const isAsked =
      field === undefined
        ? hooks.asks('instance.starting', code)
        : hooks.watched('field.changing', code).includes(field);
    const about = { hook, ...filling.about, ...(field !== undefined && { field }) } as const;
    const said = isAsked && filling.eligible ? await askAboutForm(hooks, about, filling.facts) : NOTHING_SAID;
    const { offered, objection, messages, options } = said;
    return { offered: [...offered], objection, messages: [...messages], options: [...options] };
  });

  route(app, searchForServiceForm, async (request, reply) => {
    const { code } = request.params;
    const { field, query, page = 1 } = request.body;
    const filling = await fillingOf(deps, request, code, request.body);
    if (typeof filling === 'string') return problem(reply, filling);
    const isAsked = filling.eligible && hooks.watched('field.suggesting', code).includes(field);
    const about = { hook: 'field.suggesting', ...filling.about, field, query, page } as const;
    const { options, more } = isAsked ? await askAboutForm(hooks, about, filling.facts) : NOTHING_SAID;
    return { items: [...options], more };
  });
}

interface Typed {
  readonly version?: number;
  readonly for?: number;
  readonly data: { readonly [key: string]: unknown };
}

interface Filling {
  readonly about: Pick<AboutForm, 'service' | 'actor' | 'entitled'>;
  readonly facts: FillingFacts;
  /** Whoever may not apply has nothing to ask. */
  readonly eligible: boolean;
}

/** The form as it stands in the hands of whoever fills it in, or why there is none. */
async function fillingOf(
  deps: AskingDeps,
  request: FastifyRequest,
  service: string,
  { version, for: wanted, data: typed }: Typed,
): Promise<Filling | 'NOT_FOUND' | 'NOT_FOR_THEM'> {
  const actor = requireSession(request);
  const applicant = wanted ?? actor.personId;
  const serving = (await deps.catalogue.refresh()).find(service)?.version;
  const compiled = serving && (await deps.serviceByVersion(service, version ?? serving));
  if (compiled === undefined || compiled === 0) return 'NOT_FOUND';
  if (applicant !== actor.personId && !(await mayApplyFor(deps, actor, applicant, compiled)))
    return 'NOT_FOR_THEM';
  const directory = deps.directory.current();
  const person = directory.display(applicant);
  const { form, flow, definition } = compiled;
  const known = person === undefined ? {} : prefillOf(form, person);
  const facts = {
    form,
    access: flow.start.access,
    parameters: definition.parameters,
    applicant: applicantFacts(directory, applicant),
    today: deps.today(),
    known,
  };
  // As it would be stored: a system must not have to read what people type.
  const { data } = checkForm(form, typed, { ...facts, fixed: known, mode: 'draft' });
  return {
    about: { service, actor: actor.personId, entitled: applicant },
    facts: { ...facts, data },
    eligible: ineligibleReason(definition, person?.affiliation) === undefined,
  };
}
