import type { Json, JsonObject, Text } from '@wangban/engine';
import { type Field, type Form, isLocked, prefillSource } from '@wangban/engine/form';

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

/** Where prefilled values come from 预填来源, shown beside the field, and how a wrong one is put right there. */
export interface PrefillOrigin {
  readonly source: Text;
  readonly correction: Text;
}

const STUDENTS = new Set<unknown>(['undergraduate', 'postgraduate']);
const REGISTER: PrefillOrigin = {
  source: { zh: '学生名册', en: 'the student register' },
  correction: {
    zh: '有误请找本学院教学秘书更正名册，更正后这里会跟着变。',
    en: 'If it is wrong, ask the secretary of your college to correct the register; it changes here, too.',
  },
};
const PERSONNEL: PrefillOrigin = {
  source: { zh: '人事系统', en: 'the personnel system' },
  correction: {
    zh: '有误请找人事处更正，更正后这里会跟着变。',
    en: 'If it is wrong, ask Human Resources to correct it; it changes here, too.',
  },
};

/** The register that a person's data come from. */
export function prefillOrigin(affiliation: string | undefined): PrefillOrigin {
  return STUDENTS.has(affiliation) ? REGISTER : PERSONNEL;
}

/** Values 预填 that a form can begin with; fields that the directory knows nothing about stay empty. */
export function prefillOf(form: Form, person: KnownPerson): JsonObject {
  const values = form.fields.flatMap(({ field }) => {
    const value = knownValue(field, person);
    return value === undefined || value === '' ? [] : [[field.key, value] as const];
  });
  return Object.fromEntries(values);
}

/** Of these values, those that cannot be changed in the form 锁定. */
export function lockedOf(form: Form, known: JsonObject): JsonObject {
  const locked = form.fields.filter(({ field }) => isLocked(field, known));
  return Object.fromEntries(locked.map(({ field: { key } }) => [key, known[key] ?? null]));
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

function knownValue(field: Field, person: KnownPerson): Json | undefined {
  const prefill = prefillSource(field);
  return prefill === undefined ? undefined : READ.get(prefill)?.(person);
}
