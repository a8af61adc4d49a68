import type { Json, JsonObject, Text } from '@wangban/engine';
import { displayValue, type Field, type Form, type FormProblem } from '@wangban/engine/form';
import { prefillOrigin } from '../catalogue/prefill.ts';

/** What was sent, what the check made of it, and what the directory holds fast. */
interface Sent {
  readonly typed: { readonly [key: string]: unknown };
  readonly data: JsonObject;
  readonly locked: JsonObject;
}

/**
 * Locked values 锁定 that were sent with another content: the page was old, or somebody wrote it anew. It is refused rather
 * than quietly replaced, so that nobody hands in what they have not seen. What is left out is filled in.
 */
export function changedLocks(
  form: Form,
  { typed, data, locked }: Sent,
  affiliation: string | undefined,
): readonly FormProblem[] {
  return form.fields.flatMap(({ field }): readonly FormProblem[] => {
    const { key } = field;
    if (!Object.hasOwn(locked, key) || !Object.hasOwn(data, key)) return [];
    const sent = Object.hasOwn(typed, key) ? typed[key] : undefined;
    if (sent === undefined || sent === null || isSame(sent, locked[key] ?? null)) return [];
    return [{ field: `/${key}`, code: 'locked', message: messageFor(field, locked, affiliation) }];
  });
}

/** Pickers are the same by what they name, texts but for spaces around them. */
function isSame(sent: unknown, known: Json): boolean {
  if (typeof sent === 'string' && typeof known === 'string') return sent.trim() === known;
  const id = idOf(sent);
  return id === undefined ? sent === known : id === idOf(known);
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
}

function messageFor(field: Field, locked: JsonObject, affiliation: string | undefined): Text {
  const { source, correction } = prefillOrigin(affiliation);
  const how = (typeof field.prefill === 'object' ? field.prefill.correction : undefined) ?? correction;
  const { label } = field;
  return {
    zh: `“${label.zh}”以${source.zh}为准，现在是“${displayValue(field, locked, 'zh')}”，不能在这里改，请核对后再提交。${how.zh}`,
    en: `“${label.en}” comes from ${source.en}, which says “${displayValue(field, locked, 'en')}”, and cannot be changed here: check it and submit again. ${how.en}`,
  };
}
