import type { Language } from '../../platform/errors/language.ts';
import type { Facts } from '../../platform/errors/problem.ts';
import type { Heard } from './question.ts';

/** Refused because of what a system said, or did not say. */
export interface HookRefusal {
  readonly code: 'SYSTEM_OBJECTS' | 'SYSTEM_UNANSWERED';
  readonly facts: Facts;
}

const UNSAID = { zh: '未说明原因', en: 'no reason given' } as const;
/** After the breaker has let the system alone. */
const RETRY_SECONDS = 60;

/** The refusal 拒绝 that follows from what was heard; undefined: go on. */
export function refusalOf(heard: Heard, language: Language): HookRefusal | undefined {
  if (heard.kind === 'goOn') return undefined;
  const system = heard.system[language];
  if (heard.kind === 'silent')
    return { code: 'SYSTEM_UNANSWERED', facts: { system, retryAfterSeconds: RETRY_SECONDS } };
  return { code: 'SYSTEM_OBJECTS', facts: { system, message: saidOf(heard, language) } };
}

/** What a system that objects says, as it came: it has one language. */
export function saidOf({ message }: Extract<Heard, { kind: 'veto' }>, language: Language): string {
  return message === undefined || message === '' ? UNSAID[language] : message;
}
