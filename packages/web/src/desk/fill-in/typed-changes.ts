import { type Form, type FormAccess, type FormData, isFilledIn } from '@wangban/engine/form';
import { checkFilledIn, type FilledIn } from '@wangban/engine/form-check';

/** What the check of a step knows: the same as on the server, which checks again. */
export interface StepFacts {
  readonly form: Form;
  readonly access: FormAccess;
  /** The values that the case holds. */
  readonly held: FormData;
  readonly parameters: FormData;
  /** `YYYY-MM-DD` on the campus. */
  readonly today: string;
}

/** The values that this step may fill in, of all that the case holds: where filling in begins. */
export function fillable(access: FormAccess, held: FormData): FormData {
  return Object.fromEntries(Object.entries(held).filter(([key]) => isFilledIn(access, key)));
}

/** What was typed, with null for what the case holds and the person has emptied: leaving it out would bring it back. */
export function typedOver({ access, held }: Pick<StepFacts, 'access' | 'held'>, data: FormData): FormData {
  const emptied = Object.keys(fillable(access, held)).filter((key) => data[key] === undefined);
  return { ...Object.fromEntries(emptied.map((key) => [key, null])), ...data };
}

/** Changes to send with the approval 环节填写, and what is wrong with them. */
export function typedChanges(facts: StepFacts, data: FormData): FilledIn {
  const { form, access, held, parameters, today } = facts;
  return checkFilledIn(form, held, typedOver(facts, data), { access, parameters, today });
}
