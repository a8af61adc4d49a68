import type { Form } from '@wangban/engine/form';
import { checkForm } from '@wangban/engine/form-check';
import type { Case } from './cases.ts';

/** What a case gave, in the words of the table. */
export interface Outcome {
  readonly refused: readonly string[];
  readonly value: unknown;
  /** Messages without one of the languages, or that do not name the field. */
  readonly mute: readonly string[];
}

/** Plays one case on top of good answers: the same code in Node and in a browser. */
export function runCase(
  form: Form,
  good: { readonly [key: string]: unknown },
  { field, typed }: Pick<Case, 'field' | 'typed'>,
): Outcome {
  const { data, problems } = checkForm(
    form,
    { ...good, [field]: typed },
    {
      today: '2026-03-02',
      parameters: { most: 3 },
      applicant: { personNo: '20240001' },
      fixed: { ownUnit: '农学院', ownName: '李晓雨' },
      mode: 'submit',
    },
  );
  return {
    refused: problems.map((problem) => `${problem.field} ${problem.code}`),
    value: data[field] ?? null,
    mute: problems
      .filter(({ message }) => !/\p{Script=Han}/u.test(message.zh) || !/[a-z]{3}/.test(message.en))
      .map((problem) => problem.field),
  };
}
