import type { JsonObject } from '@wangban/engine';
import type { Form, FormAccess, KnownFile } from '@wangban/engine/form';
import { checkForm } from '@wangban/engine/form-check';
import { lockedOf, prefillOf } from '../catalogue/prefill.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { Queryable } from '../platform/db/pool.ts';
import { applicantFacts } from './applicant-facts.ts';
import { changedLocks } from './changed-locks.ts';
import { type CheckedRecords, checkRecords } from './check-records.ts';

/** Answers to a form, and what the hall knows beside them. */
export interface Answers {
  readonly typed: { readonly [key: string]: unknown };
  /** For whom the form is filled in. */
  readonly applicant: number;
  readonly parameters: JsonObject;
  /** `YYYY-MM-DD` at the hall's place. */
  readonly today: string;
  readonly files: ReadonlyMap<string, KnownFile>;
  /** What the case holds; a new application has what the directory knows. */
  readonly stored?: JsonObject | undefined;
  readonly access?: FormAccess | undefined;
}

/** Checks answers as the browser did 校验答案, then everything that only the hall knows: that what was picked exists. */
export async function checkAnswers(
  db: Queryable,
  directory: DirectorySnapshot,
  form: Form,
  { typed, applicant: person, parameters, today, files, stored, access }: Answers,
): Promise<CheckedRecords> {
  const applicant = applicantFacts(directory, person);
  const known = directory.display(person);
  const prefill = known === undefined ? {} : prefillOf(form, known);
  const locked = lockedOf(form, prefill);
  // A case that comes back takes what the directory has now: that may be what it was returned for.
  const fixed = stored === undefined ? prefill : { ...stored, ...locked };
  const options = { today, parameters, applicant, files, fixed, access, mode: 'submit' } as const;
  const { data, problems } = checkForm(form, typed, options);
  const tampered =
    stored === undefined ? changedLocks(form, { typed, data, locked }, known?.affiliation) : [];
  if (problems.length + tampered.length > 0) return { data, problems: [...problems, ...tampered] };
  return checkRecords(form, data, { db, directory, person }, { parameters, applicant, today });
}
