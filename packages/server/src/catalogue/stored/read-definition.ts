import { Value } from 'typebox/value';
import { ServiceDefinition } from '../definition.ts';
import { STORED_FORMAT, UPGRADES } from './upgrades.ts';

/** A definition as the database holds it 存储的事项定义. */
export interface StoredDefinition {
  readonly format: number;
  readonly definition: unknown;
}

/** Why a stored version cannot be read 无法读取, for whoever has to mend it. */
export interface Unreadable {
  readonly reason: string;
}

/** Reads a definition of any format: step by step to today's, then checked. Pure. */
export function readDefinition({
  format,
  definition,
}: StoredDefinition): { readonly definition: ServiceDefinition } | Unreadable {
  if (format > STORED_FORMAT)
    return { reason: `format ${format} is of a newer wangban; this one reads up to ${STORED_FORMAT}` };
  if (!isRecord(definition)) return { reason: 'the definition is no object' };
  const upgraded = UPGRADES.slice(format - 1).reduce((content, step) => step(content), definition);
  if (Value.Check(ServiceDefinition, upgraded)) return { definition: upgraded };
  const [first] = Value.Errors(ServiceDefinition, upgraded);
  return {
    reason: `format ${format}: ${first?.instancePath || '/'} ${first?.message ?? 'is not as expected'}`,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
