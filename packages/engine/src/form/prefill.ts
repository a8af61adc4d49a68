import type { JsonObject } from '../json.ts';
import type { Field } from './field.ts';

/** Name of the directory value that fills a field first 预填来源. */
export function prefillSource({ prefill }: Field): string | undefined {
  return typeof prefill === 'object' ? prefill.from : prefill;
}

/** Whether a field is bound to the directory 锁定: what it knows (`known`) cannot be changed here. */
export function isLocked({ prefill, key }: Field, known: JsonObject): boolean {
  if (typeof prefill !== 'object' || prefill.change !== 'locked') return false;
  return Object.hasOwn(known, key) && known[key] !== null && known[key] !== undefined;
}
