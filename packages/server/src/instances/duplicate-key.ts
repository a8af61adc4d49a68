import { hash } from 'node:crypto';
import type { JsonObject, PersonId } from '@wangban/engine';
import type { ServiceDefinition } from '../catalogue/definition.ts';
import { canonicalJson } from '../platform/audit/canonical-json.ts';

/** What a service says about duplicates, with its code. */
export interface Compared {
  readonly code: string;
  readonly duplicates: NonNullable<ServiceDefinition['duplicates']>;
}

/**
 * Duplicate key 重复键: hash of the answers that make two applications of a service the same, `\\x` hex. Only a hash is kept
 * in the index. Undefined when none of them is answered: empty forms are not the same as each other.
 */
export function duplicateKeyOf(
  { code, duplicates: { key, perPerson } }: Compared,
  data: JsonObject,
  applicant: PersonId,
): string | undefined {
  const answers = key.map((field) => data[field] ?? null);
  if (answers.every((answer) => answer === null)) return undefined;
  const text = canonicalJson([code, perPerson === true ? applicant : null, answers]);
  // 128 bits: nobody looks for collisions in a hint.
  return `\\x${hash('sha256', text, 'hex').slice(0, 32)}`;
}
