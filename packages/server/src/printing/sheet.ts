import { displayed, fieldsOf, openForm, type Form } from '@wangban/engine/form';
import { checkForm } from '@wangban/engine/form-check';
import type { JsonObject } from '@wangban/engine';
import type { ServiceDefinition } from '../catalogue/definition.ts';
import type { detailOf } from '../instances/pages/detail.ts';
import { localTime } from '../instances/pages/reason.ts';
import { escapeHtml } from '../platform/web/html-escape.ts';
import { fillPlaceholders } from './placeholders.ts';
import { PRINT_DECISIONS, PRINT_OUTCOMES, PRINT_WORDS } from './words.ts';

/** A case as its reader may see it. */
export type PrintedCase = Awaited<ReturnType<typeof detailOf>>;

/** What a sheet is written from. */
export interface SheetFacts {
  readonly of: PrintedCase;
  readonly data: JsonObject;
  readonly parameters: JsonObject;
  readonly definition: ServiceDefinition;
  readonly language: 'zh' | 'en';
  readonly utcOffsetMinutes: number;
  readonly printedAt: number;
  /** SVG of the code that leads to the case. */
  readonly code: string;
  /** Drawn signatures as data URIs, by field. */
  readonly signatures: ReadonlyMap<string, string>;
}

type Word = keyof typeof PRINT_WORDS;

/** Writes one case as a sheet 打印件. Everything that people typed is text and nothing else. */
export function writeSheet(facts: SheetFacts): string {
  const { of, definition, language } = facts;
  const { print } = definition;
  const isResult = of.outcome === 'approved' || of.outcome === 'completed';
  const title = print?.title === undefined ? definition.name[language] : filled(facts, print.title[language]);
  return [
    '<article>',
    `<header><div><p>${word(facts, 'hall')}</p><h1>${escapeHtml(title)}</h1></div>`,
    `<small>${facts.code}${word(facts, 'verify')}</small></header>`,
    of.state === 'closed' ? '' : `<p class="not-final">${word(facts, 'notFinal')}</p>`,
    isResult && print?.result ? resultOf(facts, print.result) : '',
    caseTable(facts),
    answersOf(facts),
    print?.opinions === false ? '' : opinionsOf(facts),
    isResult && print?.signOff ? signOffOf(facts, print.signOff) : '',
    `<footer>${word(facts, 'printedAt')}：${escapeHtml(time(facts, facts.printedAt))}</footer>`,
    '</article>',
  ].join('\n');
}

function word({ language }: SheetFacts, name: Word): string {
  return escapeHtml(PRINT_WORDS[name][language]);
}

function time({ utcOffsetMinutes }: SheetFacts, at: number): string {
  return localTime(at, utcOffsetMinutes);
}

function day(facts: SheetFacts, at: string | null): string | undefined {
  return at === null ? undefined : time(facts, Date.parse(at)).slice(0, 10);
}

function row(name: string, value: string): string {
  return `<tr><th scope="row">${name}</th><td>${value}</td></tr>`;
}

function outcome({ of, language }: SheetFacts): string {
  if (of.state !== 'closed' || of.outcome === null) return PRINT_WORDS.underWay[language];
  return PRINT_OUTCOMES.get(of.outcome)?.[language] ?? of.outcome;
}

function caseTable(facts: SheetFacts): string {
  const { of } = facts;
  const applicant = [of.applicant.name, of.applicant.className].filter(Boolean).join(' · ');
  const lines: readonly (readonly [Word, string | undefined])[] = [
    ['reference', of.reference],
    ['applicant', applicant],
    ['personNo', of.applicant.personNo],
    ['unit', of.applicant.unit],
    ['submittedOn', day(facts, of.submittedAt)],
    ['closedOn', day(facts, of.closedAt)],
    ['outcome', outcome(facts)],
  ];
  const rows = lines.flatMap(([name, value]) => (value ? row(word(facts, name), escapeHtml(value)) : []));
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}

function answersOf(facts: SheetFacts): string {
  const form = openForm(facts.of.form);
  if (form === undefined) return '';
  const { submittedAt } = facts.of;
  const today = day(facts, submittedAt) ?? '';
  const { visible } = checkForm(form, facts.data, { today, parameters: facts.parameters, mode: 'draft' });
  const chosen = facts.definition.print?.fields;
  const shown = (key: string): boolean => visible.has(key) && (chosen?.includes(key) ?? true);
  if (chosen !== undefined)
    return `<h2>${word(facts, 'answers')}</h2>${tableOf(facts, inOrder(form, chosen, shown))}`;
  return form.definition.sections
    .map((section) => {
      const fields = fieldsOf(section).filter(({ key, type }) => type !== 'notice' && shown(key));
      if (fields.length === 0) return '';
      return `<h2>${escapeHtml(section.title[facts.language])}</h2>${tableOf(facts, fields)}`;
    })
    .join('');
}

type AnyField = ReturnType<typeof fieldsOf>[number];

function inOrder(form: Form, keys: readonly string[], shown: (key: string) => boolean): readonly AnyField[] {
  return keys.filter(shown).flatMap((key) => form.fields.find(({ field }) => field.key === key)?.field ?? []);
}

function tableOf(facts: SheetFacts, fields: readonly AnyField[]): string {
  const rows = fields.map((field) => row(escapeHtml(field.label[facts.language]), valueOf(facts, field)));
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}

function valueOf(facts: SheetFacts, field: AnyField): string {
  const picture = facts.signatures.get(field.key);
  if (picture !== undefined) return `<img class="signature" alt="" src="${escapeHtml(picture)}">`;
  return escapeHtml(displayed(field, facts.data, facts.language) ?? PRINT_WORDS.empty[facts.language]);
}

function opinionsOf(facts: SheetFacts): string {
  const { language } = facts;
  const rows = facts.of.timeline.flatMap(({ at, kind, nodeName, actor, onBehalfOf, opinion }) => {
    const decision = PRINT_DECISIONS.get(kind)?.[language];
    if (decision === undefined) return [];
    const who = [actor?.name, onBehalfOf && `（${onBehalfOf.name}）`].filter(Boolean).join('');
    const said = opinion === null ? decision : `${decision}\n${opinion}`;
    const cells = [nodeName?.[language] ?? '', said, who, time(facts, Date.parse(at))];
    return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  if (rows.length === 0) return '';
  const heads = (['step', 'decision', 'who', 'when'] as const).map(
    (name) => `<th scope="col">${word(facts, name)}</th>`,
  );
  return `<h2>${word(facts, 'opinions')}</h2><table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function resultOf(facts: SheetFacts, texts: readonly { readonly zh: string; readonly en: string }[]): string {
  const paragraphs = texts.map((one) => `<p>${escapeHtml(filled(facts, one[facts.language]))}</p>`);
  return `<section class="result">${paragraphs.join('')}</section>`;
}

function signOffOf(
  facts: SheetFacts,
  texts: readonly { readonly zh: string; readonly en: string }[],
): string {
  const lines = texts.map(
    (one) => `<div>${escapeHtml(filled(facts, one[facts.language]))}${word(facts, 'sealed')}</div>`,
  );
  return `<section class="sign-off">${lines.join('')}</section>`;
}

function filled(facts: SheetFacts, text: string): string {
  const { of, definition, language } = facts;
  const known: Readonly<Record<string, string | null | undefined>> = {
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
  return fillPlaceholders(text, (name) => {
    if (Object.hasOwn(known, name)) return known[name] ?? undefined;
    const field = form?.fields.find((one) => one.field.key === name)?.field;
    return field && displayed(field, facts.data, language);
  });
}
