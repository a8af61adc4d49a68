import type { Json, PersonId } from '@wangban/engine';
import { errorText, type Facts } from '../../platform/errors/problem.ts';
import { isErrorCode } from '../../platform/errors/table.ts';
import type { Language } from '../../platform/errors/language.ts';
import { personRef, type Names } from './person-ref.ts';

/** Why something is not possible, as the engine or the lane says it. */
export interface Refusal {
  readonly code: string;
  readonly fact: { readonly [key: string]: Json };
}

/** What the words of a refusal need. */
export interface Wording {
  readonly names: Names;
  readonly language: Language;
  readonly utcOffsetMinutes: number;
}

const RESULTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  approved: { zh: '同意', en: 'approved' },
  rejected: { zh: '不同意', en: 'rejected' },
  returned: { zh: '退回', en: 'returned' },
  resubmitted: { zh: '已补正再送', en: 'resubmitted' },
  advised: { zh: '已提意见', en: 'opinion given' },
  cancelled: { zh: '已不需办理', en: 'no longer needed' },
  claimed: { zh: '已认领', en: 'claimed' },
};
const SOMEBODY: Readonly<Record<Language, string>> = { zh: '其他人', en: 'Somebody else' };

/** Reason 原因 in the language of the request. */
export function reasonText(refusal: Refusal, wording: Wording): string {
  const { code } = refusal;
  return errorText(isErrorCode(code) ? code : 'INTERNAL', wording.language, factsOf(refusal, wording));
}

/** Facts of a refusal with those that its words name: people by name, instants in local time, results in words. */
export function factsOf({ fact }: Refusal, { names, language, utcOffsetMinutes }: Wording): Facts {
  const by = personOf(fact['by']) ?? personOf(fact['holder']) ?? personOf(fact['person']);
  const name = by === undefined ? SOMEBODY[language] : personRef(names, by).name;
  const { at, outcome, nextAllowedAt } = fact;
  return {
    ...fact,
    name,
    ...(typeof at === 'string' && { time: localTime(Date.parse(at), utcOffsetMinutes) }),
    ...(typeof outcome === 'string' && { result: RESULTS[outcome]?.[language] ?? outcome }),
    ...(typeof nextAllowedAt === 'number' && { nextAllowed: localTime(nextAllowedAt, utcOffsetMinutes) }),
  };
}

function personOf(value: Json | undefined): PersonId | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** `2026-03-02 09:30` on the hall's clock. */
export function localTime(at: number, utcOffsetMinutes: number): string {
  const local = new Date(at + utcOffsetMinutes * 60_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}
