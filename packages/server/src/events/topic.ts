import { hash } from 'node:crypto';
import type { Json } from '@wangban/engine';

/** What messages and signals with this name are looked up by 主题: names may be longer than an index takes. */
export function nameTopic(name: string): string {
  return digest([name]);
}

/** The same for a name with a correlation key 关联键; a message without one has the key null, as the engine compares them. */
export function keyTopic(name: string, key: Json | undefined): string {
  return digest([name, key ?? null]);
}

function digest(parts: readonly Json[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, 32);
}
