import type { FastifyReply, FastifyRequest } from 'fastify';
import { evidenceForm } from '../catalogue/evidence-form.ts';
import { ownedFiles } from '../files/store.ts';
import { obligationsOf } from '../obligations/store.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import type { Problem } from '../platform/http/contract.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { actAsApplicant, senderFor } from './act-as-applicant.ts';
import { answerCommand } from './answer-command.ts';
import type { Done } from './ask.ts';
import { confirmInstance, fulfilInstance, objectInstance, supplementInstance } from './after-schema.ts';
import { checkApplication } from './check-application.ts';
import type { InstanceDeps } from './deps.ts';
import { fileIdsOf } from './file-ids.ts';
import { compiledOf } from './pages/summary.ts';
import { mayRead } from './policy.ts';
import { findInstance } from './store.ts';

/** Registers what the applicant does beside the flow: confirm, object, fulfil 办结后, and add something 补充说明. */
export function registerAfterRoutes(app: App, deps: InstanceDeps): void {
  route(app, confirmInstance, (request, reply) => actAsApplicant(deps, request, reply, { type: 'confirm' }));

  route(app, objectInstance, async (request, reply) => {
    const { reason, files = [] } = request.body;
    const row = await findInstance(deps.db, request.params.id);
    if (row === undefined || !(await mayRead(deps, requireSession(request), row)))
      return problem(reply, 'NOT_FOUND');
    const most = (await compiledOf(deps, row)).definition.confirmation?.maxFiles ?? 0;
    if (files.length > most) return problem(reply, 'TOO_MANY_FILES', { most });
    const foreign = await foreignTo(deps, request, row, files);
    if (foreign > 0) return problem(reply, 'FILES_NOT_YOURS', { count: foreign });
    return actAsApplicant(deps, request, reply, { type: 'notSolved', reason, files });
  });

  route(app, supplementInstance, async (request, reply) => {
    const { note, files = [] } = request.body;
    const row = await findInstance(deps.db, request.params.id);
    if (row === undefined || !(await mayRead(deps, requireSession(request), row)))
      return problem(reply, 'NOT_FOUND');
    const foreign = await foreignTo(deps, request, row, files);
    if (foreign > 0) return problem(reply, 'FILES_NOT_YOURS', { count: foreign });
    return actAsApplicant(deps, request, reply, { type: 'supplement', note, files });
  });

  route(app, fulfilInstance, (request, reply) => fulfil(deps, request, reply));
}

/** How many of these uploads are neither the sender's nor the applicant's. */
async function foreignTo(
  { pool }: InstanceDeps,
  request: FastifyRequest,
  { applicant_id: applicant }: { readonly applicant_id: number },
  files: readonly string[],
): Promise<number> {
  const owned = await ownedFiles(pool, files, [requireSession(request).personId, applicant]);
  return files.length - owned.length;
}

type FulfilRequest = FastifyRequest & {
  readonly params: { readonly id: number };
  readonly headers: { readonly 'idempotency-key': string };
  readonly body: { readonly obligation: number; readonly data: Record<string, unknown> };
};

/** Fulfil 履行义务: the evidence is checked like an application. */
async function fulfil(
  deps: InstanceDeps,
  request: FulfilRequest,
  reply: FastifyReply,
): Promise<Done | Problem> {
  const row = await findInstance(deps.db, request.params.id);
  if (row === undefined || !(await mayRead(deps, requireSession(request), row)))
    return problem(reply, 'NOT_FOUND');
  const { obligation, data: typed } = request.body;
  const line = (await obligationsOf(deps.pool, row.id)).find(({ no }) => no === obligation);
  const compiled = await compiledOf(deps, row);
  const rule = compiled.definition.obligations?.find(({ kind }) => kind === line?.kind);
  if (line === undefined || rule === undefined) return problem(reply, 'NO_OBLIGATION');
  const evidence = evidenceForm(rule, compiled.facts.parameters);
  if ('problems' in evidence) throw new Error(`evidence of ${rule.kind} does not compile any more`);
  const language = requestLanguage(request.headers['accept-language']);
  const from = await senderFor(deps, request, row);
  const who = { person: from.person, applicant: row.applicant_id };
  const application = { ...who, data: typed, instanceId: row.id, isEvidence: true } as const;
  const checked = await checkApplication(deps, { ...compiled, form: evidence.form }, application, language);
  if ('code' in checked)
    return problem(reply, checked.code, { count: checked.problems.length }, checked.problems);
  const files = fileIdsOf(evidence.form, checked.data);
  const command = { type: 'fulfilObligation', obligation, evidence: checked.data, files } as const;
  return answerCommand(deps, request, reply, { command, instanceId: row.id, from });
}
