import type { Json, JsonObject, Text } from '@wangban/engine';
import { accessTo, isLocked, type Field, type Form, type FormAccess } from '@wangban/engine/form';
import { checkForm } from '@wangban/engine/form-check';
import { isStorable } from '../../instances/storable.ts';
import type { Offer } from './question.ts';

/** A value that a system fills in, as the page shows it. */
export interface Filled {
  readonly field: string;
  readonly value: Json;
  /** The systems that gave it. */
  readonly from: Text;
}

/** What the form of the applicant is checked with. */
export interface FillingFacts {
  readonly form: Form;
  readonly access: FormAccess | undefined;
  readonly parameters: JsonObject;
  readonly applicant: JsonObject;
  readonly today: string;
  /** What the directory knows: fields bound to it are not for systems. */
  readonly known: JsonObject;
  /** What the form holds so far. */
  readonly data: { readonly [key: string]: unknown };
}

/** Files belong to people, and what is worked out is worked out. */
const NEVER: ReadonlySet<Field['type']> = new Set(['file', 'photo', 'signature', 'notice', 'computed']);

/**
 * Of what systems would fill in, that which the applicant may fill in and the form takes 可采用的预填. A wrong value is left out as if it
 * had not come: nobody has to put right what they did not type.
 */
export function grantedOf(offers: ReadonlyMap<string, Offer>, facts: FillingFacts): readonly Filled[] {
  const { form, access, known, parameters, applicant, today, data } = facts;
  const open = form.fields.flatMap(({ field }) => {
    const offer = offers.get(field.key);
    if (offer === undefined || NEVER.has(field.type) || isLocked(field, known)) return [];
    if (!['edit', 'required'].includes(accessTo(access, field.key))) return [];
    return isStorable(JSON.stringify(offer.value) ?? '') ? [{ key: field.key, offer }] : [];
  });
  if (open.length === 0) return [];
  const wanted = Object.fromEntries(open.map(({ key, offer }) => [key, offer.value]));
  const options = { parameters, applicant, today, access, fixed: known, mode: 'draft' } as const;
  const checked = checkForm(form, { ...data, ...wanted }, options);
  const wrong = new Set(checked.problems.map(({ field }) => field.split('/')[1]));
  return open.flatMap(({ key, offer }) => {
    const value = checked.data[key];
    if (value === undefined || wrong.has(key) || checked.readOnly.has(key)) return [];
    return [{ field: key, value, from: joined(offer.from) }];
  });
}

function joined(names: readonly Text[]): Text {
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}
