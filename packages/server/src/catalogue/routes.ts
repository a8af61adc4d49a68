import { limitForm } from '@wangban/engine/form';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { problem } from '../platform/errors/problem.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { Draft } from '../drafts/store.ts';
import { type Catalogue, cardOf } from './catalogue.ts';
import type { ServiceByVersion } from './compiled.ts';
import { applicantFacts } from '../forms/applicant-facts.ts';
import { ineligibleReason } from './policy.ts';
import { PREFILL_SOURCE, prefillOf } from './prefill.ts';
import { getServiceForm, listServices } from './schema.ts';

/** What the catalogue's routes need. */
export interface CatalogueDeps {
  readonly catalogue: { refresh(): Promise<Catalogue> };
  readonly serviceByVersion: ServiceByVersion;
  readonly directory: { refresh(): Promise<DirectorySnapshot> };
  readonly drafts: { find(personId: number, service: string): Promise<Draft | undefined> };
}

/** Registers list and form 事项目录. */
export function registerCatalogueRoutes(app: App, deps: CatalogueDeps): void {
  route(app, listServices, async (request) => {
    const { query = '', theme } = request.query;
    const catalogue = await deps.catalogue.refresh();
    return catalogue.search(query, theme);
  });

  route(app, getServiceForm, async (request, reply) => {
    const { personId } = requireSession(request);
    const { code } = request.params;
    const catalogue = await deps.catalogue.refresh();
    const entry = catalogue.find(code);
    const compiled = entry && (await deps.serviceByVersion(code, entry.version));
    if (compiled === undefined) return problem(reply, 'NOT_FOUND');
    const { definition, form, flow } = compiled;
    const directory = await deps.directory.refresh();
    const person = directory.display(personId);
    const prefill = person === undefined ? {} : prefillOf(form, person);
    const reason = ineligibleReason(definition, person?.affiliation);
    return {
      service: cardOf(definition),
      serviceVersion: compiled.version,
      // Fields of others are not asked here; what others fill in is shown in the case.
      form: { ...limitForm(form.definition, flow.start.access, ['hidden', 'read']) },
      parameters: definition.parameters,
      applicant: { ...applicantFacts(directory, personId) },
      prefill,
      prefillSource: Object.keys(prefill).length > 0 ? PREFILL_SOURCE : null,
      draft: (await deps.drafts.find(personId, code)) ?? null,
      eligible: reason === undefined,
      ineligibleReason: reason ?? null,
    };
  });
}
