import type { Json, JsonObject } from '@wangban/engine';
import type { Field, Form } from '@wangban/engine/form';

/** What the directory knows about a person that a form may ask for. */
export interface KnownPerson {
  readonly name: string;
  readonly personNo: string;
  readonly unit: string;
  readonly unitCode?: string | undefined;
  readonly className: string | undefined;
  readonly classCode?: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
}

/** Where prefilled values come from, shown beside the field. */
export const PREFILL_SOURCE = { zh: '学校人员信息', en: 'the school’s directory' };

/** Values 预填 that a form can begin with; fields that the directory knows nothing about stay empty. */
export function prefillOf(form: Form, person: KnownPerson): JsonObject {
  const values = form.fields.flatMap(({ field }) => {
    const value = knownValue(field, person);
    return value === undefined || value === '' ? [] : [[field.key, value] as const];
  });
  return Object.fromEntries(values);
}

const READ: ReadonlyMap<string, (person: KnownPerson) => Json | undefined> = new Map<
  string,
  (person: KnownPerson) => Json | undefined
>([
  ['name', ({ name }) => name],
  ['personNo', ({ personNo }) => personNo],
  ['unitName', ({ unit }) => unit],
  ['className', ({ className }) => className],
  ['email', ({ email }) => email],
  ['phone', ({ phone }) => phone],
  ['person', ({ personNo, name }) => ({ id: personNo, name })],
  ['unit', ({ unitCode, unit }) => (unitCode === undefined ? undefined : { id: unitCode, name: unit })],
  [
    'class',
    ({ classCode, className }) =>
      classCode === undefined || className === undefined ? undefined : { id: classCode, name: className },
  ],
]);

function knownValue({ prefill }: Field, person: KnownPerson): Json | undefined {
  return prefill === undefined ? undefined : READ.get(prefill)?.(person);
}
