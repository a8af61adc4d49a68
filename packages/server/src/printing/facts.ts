import type { JsonObject, Text } from '@wangban/engine';
import { displayed, type Field, openForm } from '@wangban/engine/form';
import type { ServiceDefinition } from '../catalogue/definition.ts';
import { localTime } from '../instances/pages/reason.ts';
import { escapeHtml } from '../platform/web/html-escape.ts';
import { fillPlaceholders } from './placeholders.ts';
import type { PrintedCase } from './printed-cases.ts';
import { PRINT_OUTCOMES, PRINT_WORDS } from './words.ts';

/** What a sheet is written from. */
export interface SheetFacts {
  readonly of: PrintedCase;
  readonly data: JsonObject;
  readonly parameters: JsonObject;
  readonly definition: ServiceDefinition;
  readonly language: 'zh' | 'en';
  /** Name of the school 学校名称, as the hall was set up. */
  readonly school: Text | undefined;
  readonly utcOffsetMinutes: number;
  readonly printedAt: number;
  /** SVG of the code that leads to the case. */
  readonly code: string;
  /** Drawn signatures as data URIs, by field. */
  readonly signatures: ReadonlyMap<string, string>;
}

/** A word of the sheet, ready for HTML. */
export function word({ language }: SheetFacts, name: keyof typeof PRINT_WORDS): string {
  return escapeHtml(PRINT_WORDS[name][language]);
}

/** `2026-03-02 09:30` on the hall's clock. */
export function time({ utcOffsetMinutes }: SheetFacts, at: number): string {
  return localTime(at, utcOffsetMinutes);
}

/** The day of an instant as papers write it: 2026年3月2日. */
export function day(facts: SheetFacts, at: string | null): string | undefined {
  return at === null ? undefined : plainDay(time(facts, Date.parse(at)).slice(0, 10), facts.language);
}

/** `YYYY-MM-DD` as papers write it, without the day of the week. */
function plainDay(date: string, language: 'zh' | 'en'): string {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  if (language === 'zh') return `${year}年${Number(month)}月${Number(dayOfMonth)}日`;
  const names = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
  return `${Number(dayOfMonth)} ${names.format(Date.UTC(Number(year), Number(month) - 1))} ${year}`;
}

/** How the case ended 办理结果, or that it has not. */
export function outcome({ of, language }: SheetFacts): string {
  if (of.state !== 'closed' || of.outcome === null) return PRINT_WORDS.underWay[language];
  return PRINT_OUTCOMES.get(of.outcome)?.[language] ?? of.outcome;
}

/** The hall has said yes: the sheet may speak as a result. */
export function isResult({ of }: SheetFacts): boolean {
  return of.outcome === 'approved' || of.outcome === 'completed';
}

/** A text of the template with its placeholders filled; not yet HTML. */
export function filled(facts: SheetFacts, texts: Text): string {
  const { of, definition, language, school } = facts;
  const known: Readonly<Record<string, string | null | undefined>> = {
    'school.name': (school ?? PRINT_WORDS.school)[language],
    'owner.name': definition.owner.name[language],
    'case.reference': of.reference,
    'case.outcome': outcome(facts),
    'case.submittedOn': day(facts, of.submittedAt),
    'case.closedOn': day(facts, of.closedAt),
    'applicant.name': of.applicant.name,
    'applicant.personNo': of.applicant.personNo,
    'applicant.unit': of.applicant.unit,
    'applicant.className': of.applicant.className,
    'service.name': definition.name[language],
  };
  const form = openForm(of.form);
  return fillPlaceholders(texts[language], (name) => {
    if (Object.hasOwn(known, name)) return known[name] ?? undefined;
    const field = form?.fields.find((one) => one.field.key === name)?.field;
    return field && inText(facts, field);
  });
}

function inText({ data, language }: SheetFacts, field: Field): string | undefined {
  const value = Object.hasOwn(data, field.key) ? data[field.key] : undefined;
  const isDay = field.type === 'date' && typeof value === 'string';
  return isDay ? plainDay(value, language) : displayed(field, data, language);
}
