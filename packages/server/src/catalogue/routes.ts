import { type Form, limitForm } from '@wangban/engine/form';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { problem } from '../platform/errors/problem.ts';
import { mayApplyFor } from '../applying/policy.ts';
import type { DraftKey } from '../drafts/store.ts';
import { ownedFiles } from '../files/store.ts';
import { applicantFacts } from '../forms/applicant-facts.ts';
import { typedFileIds } from '../instances/file-ids.ts';
import type { FieldHook } from '../integrations/hooks/hooks.ts';
import { cardOf } from './catalogue.ts';
import type { CatalogueDeps } from './deps.ts';
import { registerMineRoutes } from './mine/routes.ts';
import { ineligibleReason } from './policy.ts';
import { prefillOf, prefillOrigin } from './prefill.ts';
import { getServiceForm } from './schema.ts';
import { registerSearchRoutes } from './search-routes.ts';

/** Registers search, home and form 事项目录. */
export function registerCatalogueRoutes(app: App, deps: CatalogueDeps): void {
  registerSearchRoutes(app, deps);
  registerMineRoutes(app, deps);

  route(app, getServiceForm, async (request, reply) => {
    const actor = requireSession(request);
    const { personId } = actor;
    const { for: forId = personId } = request.query;
    const { code } = request.params;
    const catalogue = await deps.catalogue.refresh();
    const entry = catalogue.find(code);
    const compiled = entry && (await deps.serviceByVersion(code, entry.version));
    if (compiled === undefined) return problem(reply, 'NOT_FOUND');
    const { definition, form, flow } = compiled;
    if (forId !== personId && !(await mayApplyFor(deps.behalf, actor, forId, compiled)))
      return problem(reply, 'NOT_FOR_THEM');
    const directory = await deps.directory.refresh();
    const person = directory.display(forId);
    const prefill = person === undefined ? {} : prefillOf(form, person);
    const draft = await draftOf(deps, { personId, service: code, forId }, form);
    const reason = ineligibleReason(definition, person?.affiliation);
    return {
      service: cardOf(definition),
      serviceVersion: compiled.version,
      // Fields of others are not asked here; what others fill in is shown in the case.
      form: { ...limitForm(form.definition, flow.start.access, ['hidden', 'read']) },
      parameters: definition.parameters,
      applicant: { ...applicantFacts(directory, forId) },
      prefill,
      prefillOrigin: Object.keys(prefill).length > 0 ? prefillOrigin(person?.affiliation) : null,
      ...askedAbout(deps.hooks, code, form),
      draft: draft ?? null,
      for:
        forId === personId || person === undefined
          ? null
          : { id: forId, name: person.name, personNo: person.personNo, unit: person.unit },
      mayApplyForOthers: (definition.onBehalf ?? []).length > 0,
      comparesDuplicates: definition.duplicates !== undefined,
      eligible: reason === undefined,
      ineligibleReason: reason ?? null,
    };
  });
}

/** Whom the page may ask while the form is filled in; it waits for nobody. */
function askedAbout(hooks: CatalogueDeps['hooks'], service: string, form: Form) {
  const keys = form.fields.map(({ field }) => field.key);
  const watched = (hook: FieldHook) => {
    const asked = hooks?.watched(hook, service) ?? [];
    return keys.filter((key) => asked.includes(key));
  };
  const opening = hooks?.asks('instance.starting', service) === true;
  const [changing, suggesting] = [watched('field.changing'), watched('field.suggesting')];
  const isAsked = opening || changing.length + suggesting.length > 0;
  return isAsked ? { asked: { opening, changing, suggesting } } : {};
}

/** The own draft with the names of its uploads, which another device does not know. */
async function draftOf({ pool, drafts }: CatalogueDeps, key: DraftKey, form: Form) {
  const draft = await drafts.find(key);
  if (draft === undefined) return undefined;
  return { ...draft, files: await ownedFiles(pool, typedFileIds(form, draft.data), [key.personId]) };
}
