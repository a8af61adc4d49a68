import type { JsonObject } from '@wangban/engine';
import type { Form } from '@wangban/engine/form';
import { checkFilledIn } from '@wangban/engine/form-check';

/** What the form is checked with beside its answers. */
interface Facts {
  readonly parameters: JsonObject;
  readonly applicant: JsonObject;
  /** `2026-03-02` on the hall's clock. */
  readonly today: string;
}

/** Of values that a system gives, those that the form takes 合格的值, each by itself: a wrong one does not keep the others out. */
export function fittingValues(form: Form, held: JsonObject, given: JsonObject, facts: Facts): JsonObject {
  const fields = Object.fromEntries(Object.keys(given).map((key) => [key, 'edit'] as const));
  const access = { fields, others: 'read' } as const;
  const { changes, problems } = checkFilledIn(form, held, given, { ...facts, access });
  const wrong = new Set(problems.map(({ field }) => field.split('/')[1]));
  return Object.fromEntries(
    Object.entries(changes).filter(([key, value]) => value !== null && !wrong.has(key)),
  );
}
