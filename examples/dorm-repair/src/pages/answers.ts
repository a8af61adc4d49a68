import { choiceOf } from '../orders/read-fields.ts';
import type { Config } from '../config/schema.ts';
import type { Order } from '../orders/order.ts';

/** The hall's other answers in words, as far as the configuration has a name for them. */
export function answersOf(config: Config, order: Order): readonly (readonly [string, string])[] {
  return Object.entries(config.labels).flatMap(([field, label]) => {
    const text = wordsOf(config, field, order.fields[field]);
    return text === undefined ? [] : [[label, text] as const];
  });
}

function wordsOf(config: Config, field: string, value: unknown): string | undefined {
  if (value === true) return '是';
  if (value === false) return '否';
  if (typeof value === 'object' && value !== null && 'date' in value && 'from' in value && 'to' in value) {
    return `${String(value.date)} ${String(value.from)}–${String(value.to)}`;
  }
  const name = choiceOf(value)?.name;
  return name === undefined ? undefined : (config.choices[field]?.[name] ?? name);
}
