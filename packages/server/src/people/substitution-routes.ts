import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import type { PeopleDeps } from './deps.ts';
import { endSubstitution, grantSubstitution, listSubstitutions } from './schema.ts';
import type { DirectorySnapshot } from './snapshot.ts';
import {
  addSubstitution,
  endOwnSubstitution,
  substitutionsOf,
  type SubstitutionEntry,
} from './substitution-store.ts';

const YEAR_MS = 366 * 86_400_000;

/** Registers the own substitutes 长期委托. Nobody gives or ends those of somebody else. */
export function registerSubstitutionRoutes(app: App, { pool, directory, clock }: PeopleDeps): void {
  route(app, listSubstitutions, async (request) => {
    const { personId } = requireSession(request);
    const now = clock();
    const entries = await substitutionsOf(pool, personId, new Date(now - YEAR_MS));
    const views = entries.map((entry) => viewOf(entry, directory.current(), now));
    return {
      given: views.filter(({ grantor }) => grantor.id === personId),
      received: views.filter(({ substitute }) => substitute.id === personId),
    };
  });

  route(app, grantSubstitution, async (request, reply) => {
    const { personId } = requireSession(request);
    const { from, to, targets, ...body } = request.body;
    const now = clock();
    const entry = { ...body, grantor: personId, from: new Date(from), to: new Date(to), targets };
    const wrong = problemsOf(entry, directory.current(), now);
    if (wrong.length > 0) return problem(reply, 'INVALID_INPUT', { count: wrong.length }, wrong);
    const id = await addSubstitution(pool, entry, new Date(now));
    await directory.refresh();
    reply.statusCode = 201;
    return { id };
  });

  route(app, endSubstitution, async (request, reply) => {
    const { personId } = requireSession(request);
    const isEnded = await endOwnSubstitution(pool, request.params.id, personId, new Date(clock()));
    if (!isEnded) return problem(reply, 'NOT_FOUND');
    await directory.refresh();
    reply.statusCode = 204;
    return null;
  });
}

function viewOf(entry: SubstitutionEntry, directory: DirectorySnapshot, now: number) {
  const { id, grantor, substitute, from, to, scope, targets, includeOpen } = entry;
  return {
    id,
    grantor: nameOf(grantor, directory),
    substitute: nameOf(substitute, directory),
    from: from.toISOString(),
    to: to.toISOString(),
    scope,
    targets: [...targets],
    includeOpen,
    state: stateAt(entry, now),
  };
}

function stateAt({ from, to }: SubstitutionEntry, now: number): 'planned' | 'active' | 'over' {
  if (to.getTime() <= now) return 'over';
  return from.getTime() <= now ? 'active' : 'planned';
}

function nameOf(id: number, directory: DirectorySnapshot) {
  const { name = '—', personNo = '' } = directory.display(id) ?? {};
  return { id, name, personNo };
}

interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

function problemsOf(
  { grantor, substitute, from, to, scope, targets }: Omit<SubstitutionEntry, 'id'>,
  directory: DirectorySnapshot,
  now: number,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const note = (field: string, code: string, message: string): void => {
    problems.push({ field, code, message });
  };
  const person = directory.person(substitute);
  if (person?.active !== true) note('/substitute', 'unknown', '请选择在职人员。/ Choose an active person.');
  if (substitute === grantor) note('/substitute', 'self', '不能委托给自己。/ Choose somebody else.');
  if (to.getTime() <= Math.max(from.getTime(), now))
    note(
      '/to',
      'range',
      '结束时间要晚于开始时间和现在。/ The end must lie after the beginning and after now.',
    );
  if (to.getTime() - from.getTime() > YEAR_MS)
    note('/to', 'tooLong', '一次委托最长一年。/ A substitution lasts a year at most.');
  if ((scope === 'all') !== (targets.length === 0))
    note('/targets', 'scope', '请选择委托的事项或环节。/ Choose the services or steps that are meant.');
  if (scope === 'nodes' && !targets.every((target) => target.includes('/')))
    note('/targets', 'node', '环节要写成“事项代码/环节”。/ Write steps as service/node.');
  return problems;
}
