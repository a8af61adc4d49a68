import { jsonSchemaOf } from '@wangban/engine';
import type { Form, OpenField, PickerField } from '@wangban/engine/form';
import { mayApplyFor, type BehalfDeps } from '../applying/policy.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CompiledService, ServiceByVersion } from '../catalogue/compiled.ts';
import type { LiveDirectory } from '../people/directory.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { isPicker } from './check-records.ts';
import { findOptions } from './find-options.ts';
import { findFormOptions, getFormSchema } from './schema.ts';

/** What the routes of forms need. */
export interface FormDeps extends BehalfDeps {
  readonly catalogue: { refresh(): Promise<Pick<Catalogue, 'find'>> };
  readonly serviceByVersion: ServiceByVersion;
  readonly directory: Pick<LiveDirectory, 'current' | 'refresh'>;
}

/** Registers the form's schema and the options of its pickers 表单. */
export function registerFormRoutes(app: App, deps: FormDeps): void {
  const { pool: db, directory } = deps;
  route(app, getFormSchema, async ({ params, query }, reply) => {
    const compiled = await compiledFor(deps, params.code, query.version);
    if (compiled === undefined) return problem(reply, 'NOT_FOUND');
    const id = `/api/services/${params.code}/form/schema?version=${compiled.version}`;
    return { ...jsonSchemaOf(compiled.form.definition, id) };
  });

  route(app, findFormOptions, async (request, reply) => {
    const { field: name, version, query = '', parent } = request.query;
    const compiled = await compiledFor(deps, request.params.code, version);
    const field = compiled && pickerAt(compiled.form, name);
    if (compiled === undefined || field === undefined) return problem(reply, 'NOT_FOUND');
    const actor = requireSession(request);
    const { for: person = actor.personId } = request.query;
    // What is “own” in a form is the applicant’s, whoever fills it in.
    if (person !== actor.personId && !(await mayApplyFor(deps, actor, person, compiled)))
      return problem(reply, 'NOT_FOR_THEM');
    const source = { db, directory: directory.current(), person };
    return { items: [...(await findOptions(field, source, { query, parent }))] };
  });
}

async function compiledFor(
  { catalogue, serviceByVersion }: FormDeps,
  code: string,
  version: number | undefined,
): Promise<CompiledService | undefined> {
  const wanted = version ?? (await catalogue.refresh()).find(code)?.version;
  return wanted === undefined ? undefined : serviceByVersion(code, wanted);
}

const named = (fields: readonly OpenField[], wanted: string): OpenField | undefined =>
  fields.find(({ field }) => field.key === wanted);

function pickerAt(form: Form, name: string): PickerField | undefined {
  const [key = '', column] = name.split('.');
  const top = named(form.fields, key);
  const open = column === undefined ? top : named(top?.columns ?? [], column);
  return open !== undefined && isPicker(open.field) ? open.field : undefined;
}
