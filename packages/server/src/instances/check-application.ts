import type { JsonObject } from '@wangban/engine';
import type { CompiledService } from '../catalogue/compiled.ts';
import { ownedFiles } from '../files/store.ts';
import type { Language } from '../platform/errors/language.ts';
import type { FieldProblem } from '../platform/errors/problem.ts';
import type { InstanceDeps } from './deps.ts';
import { checkAnswers } from '../forms/check-answers.ts';
import { typedFileIds } from './file-ids.ts';
import { asFieldProblems, foreignFiles } from './foreign-files.ts';
import { localDay } from './reference.ts';

/** Form data that may go into the lane, or what is wrong with them. */
export type CheckedApplication =
  | { readonly data: JsonObject }
  | { readonly code: 'FORM_INVALID' | 'FILES_NOT_YOURS'; readonly problems: readonly FieldProblem[] };

/** What is handed in, and by whom: uploads are theirs or the applicant's. `instanceId`: the case that is resubmitted. */
export interface Application {
  readonly person: number;
  readonly data: { readonly [key: string]: unknown };
  readonly instanceId?: number;
  /** Data of the case that is resubmitted: what others filled in stays. */
  readonly held?: JsonObject;
  /** For whom it is, when that is not the person. */
  readonly applicant?: number;
  /** Evidence for an obligation: what the flow says about the application's fields is not meant. */
  readonly isEvidence?: true;
}

/** Checks an application 校验申请 as the browser did, and that its documents are the person's own. */
export async function checkApplication(
  deps: InstanceDeps,
  { form, flow, facts }: CompiledService,
  { person, data: typed, instanceId, held, applicant = person, isEvidence }: Application,
  language: Language,
): Promise<CheckedApplication> {
  const today = localDay(deps.clock(), deps.calendar.current().utcOffsetMinutes);
  const { parameters } = facts;
  const owned = new Map(
    (await ownedFiles(deps.pool, typedFileIds(form, typed), [person, applicant], instanceId)).map((file) => [
      file.id,
      file,
    ]),
  );
  const access = isEvidence ? undefined : flow.start.access;
  const asked = { typed, applicant, parameters, today, access };
  const answers = { ...asked, files: owned, stored: held };
  const { data, problems } = await checkAnswers(deps.pool, deps.directory.current(), form, answers);
  if (problems.length > 0) return { code: 'FORM_INVALID', problems: asFieldProblems(problems, language) };
  const foreign = foreignFiles(form, data, owned, language);
  return foreign.length === 0 ? { data } : { code: 'FILES_NOT_YOURS', problems: foreign };
}
