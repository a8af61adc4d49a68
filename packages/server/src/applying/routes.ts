import { checkForm } from '@wangban/engine/form-check';
import type { CompiledService } from '../catalogue/compiled.ts';
import { duplicateKeyOf } from '../instances/duplicate-key.ts';
import { localDay } from '../instances/reference.ts';
import { personRef } from '../instances/pages/person-ref.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { stateOf } from '../instances/state.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { applicantsFor } from './applicants.ts';
import { duplicatesOf } from './duplicates-store.ts';
import { mayApplyFor } from './policy.ts';
import { countDuplicates, listApplicants } from './schema.ts';

const DAY_MS = 24 * 60 * 60_000;
const NOTHING = { count: 0, about: null, own: [] };
const SAME_CONTENT = { zh: '同样的内容', en: 'the same matter' };

/** What is needed to serve a service. */
type Deps = Pick<
  InstanceDeps,
  'pool' | 'directory' | 'calendar' | 'catalogue' | 'serviceByVersion' | 'clock'
>;

/** Registers what applicants ask before they hand in 申请前: for whom they may apply, and whether it is a duplicate. */
export function registerApplyingRoutes(app: App, deps: Deps): void {
  route(app, listApplicants, async (request, reply) => {
    const actor = requireSession(request);
    const service = await serving(deps, request.params.code);
    if (service === undefined) return problem(reply, 'NOT_FOUND');
    const found = await applicantsFor(deps, actor, service, request.query.personNo);
    const names = await deps.directory.refresh();
    const items = found.map((id) => ({
      ...personRef(names, id),
      className: names.display(id)?.className ?? null,
    }));
    const byNumber =
      actor.roles.includes('office') && service.definition.onBehalf?.includes('office') === true;
    return { items, byNumber };
  });

  route(app, countDuplicates, async (request, reply) => {
    const actor = requireSession(request);
    const { data: typed, for: applicant = actor.personId, except = 0 } = request.body;
    const service = await serving(deps, request.params.code);
    if (service === undefined) return problem(reply, 'NOT_FOUND');
    if (applicant !== actor.personId && !(await mayApplyFor(deps, actor, applicant, service)))
      return problem(reply, 'NOT_FOR_THEM');
    const { code, duplicates } = service.definition;
    if (duplicates === undefined) return NOTHING;
    const today = localDay(deps.clock(), deps.calendar.current().utcOffsetMinutes);
    // Normalised as at the submit, or 12-503 and １２－５０３ would be two rooms.
    const { data } = checkForm(service.form, typed, {
      today,
      parameters: service.facts.parameters,
      mode: 'draft',
    });
    const key = duplicateKeyOf({ code, duplicates }, data, applicant);
    if (key === undefined) return NOTHING;
    const since = new Date(deps.clock() - (duplicates.withinDays ?? 0) * DAY_MS);
    const { count, own } = await duplicatesOf(deps.pool, { key, since, except, applicant });
    const language = requestLanguage(request.headers['accept-language']);
    return {
      count,
      about: duplicates.about ?? SAME_CONTENT,
      own: own.map(({ id, reference, title, status, stage, submittedAt }) => ({
        id,
        reference,
        title: title[language],
        state: stateOf(status, stage),
        submittedAt: submittedAt.toISOString(),
      })),
    };
  });
}

async function serving(deps: Deps, code: string): Promise<CompiledService | undefined> {
  const entry = (await deps.catalogue.refresh()).find(code);
  return entry && deps.serviceByVersion(code, entry.version);
}
