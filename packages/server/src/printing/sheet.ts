import type { Text } from '@wangban/engine';
import { escapeHtml } from '../platform/web/html-escape.ts';
import { answerRows } from './answer-rows.ts';
import { day, filled, isResult, outcome, type SheetFacts, time, word } from './facts.ts';
import { type Cell, packed, wideRow } from './grid.ts';
import { opinionRows } from './opinion-rows.ts';

/** Writes one case as a sheet 打印件. Everything that people typed is text and nothing else. */
export function writeSheet(facts: SheetFacts): string {
  const { look, result } = facts.definition.print ?? {};
  const isPaper = look === 'certificate' && isResult(facts);
  return isPaper && result !== undefined ? certificate(facts, result) : formSheet(facts);
}

function titleOf(facts: SheetFacts): string {
  const { definition, language } = facts;
  const { title } = definition.print ?? {};
  return escapeHtml(title === undefined ? definition.name[language] : filled(facts, title));
}

function schoolOf(facts: SheetFacts): string {
  return facts.school === undefined ? word(facts, 'hall') : escapeHtml(facts.school[facts.language]);
}

/** 审批表: title, table of the case and its answers, opinions in boxes, and what is left for ink and seal. */
function formSheet(facts: SheetFacts): string {
  const { of, definition } = facts;
  const { print } = definition;
  const rows = [
    packed(caseCells(facts)),
    answerRows(facts),
    print?.opinions === false ? '' : opinionRows(facts),
    isResult(facts) && print?.result ? wideRow(word(facts, 'outcome'), paragraphs(facts, print.result)) : '',
    isResult(facts) ? (print?.signOff ?? []).map((line) => sealRow(facts, line)).join('') : '',
  ];
  return [
    '<article>',
    `<header><div><p class="school">${schoolOf(facts)}</p><h1>${titleOf(facts)}</h1></div>${codeOf(facts)}</header>`,
    of.state === 'closed' ? '' : `<p class="not-final">${word(facts, 'notFinal')}</p>`,
    `<table class="form"><colgroup><col class="name"><col><col class="name"><col></colgroup><tbody>${rows.join('')}</tbody></table>`,
    footerOf(facts),
    '</article>',
  ].join('\n');
}

/** 证明: the text alone, with the unit, the day and room for the seal. */
function certificate(facts: SheetFacts, result: readonly Text[]): string {
  const { of, definition, language } = facts;
  const name = escapeHtml(definition.owner.name[language]);
  return [
    '<article class="certificate">',
    `<p class="school">${schoolOf(facts)}</p><h1>${titleOf(facts)}</h1>`,
    `<section class="statement">${paragraphs(facts, result)}</section>`,
    `<section class="issued"><p>${name}</p><p>${escapeHtml(day(facts, of.closedAt) ?? '')}</p><p class="seal">${word(facts, 'seal')}</p></section>`,
    `<aside>${codeOf(facts)}</aside>`,
    footerOf(facts),
    '</article>',
  ].join('\n');
}

function caseCells(facts: SheetFacts): readonly Cell[] {
  const { of } = facts;
  const lines = [
    ['applicant', of.applicant.name],
    ['personNo', of.applicant.personNo],
    ['unit', of.applicant.unit],
    ['className', of.applicant.className],
    ['filer', of.filer?.name],
    ['reference', of.reference],
    ['submittedOn', day(facts, of.submittedAt)],
    ['closedOn', day(facts, of.closedAt)],
    ['outcome', outcome(facts)],
  ] as const;
  return lines.flatMap(([name, value]) =>
    value ? [{ name: word(facts, name), value: escapeHtml(value), wide: false }] : [],
  );
}

function paragraphs(facts: SheetFacts, texts: readonly Text[]): string {
  return texts.map((one) => `<p>${escapeHtml(filled(facts, one))}</p>`).join('');
}

/** A box to sign or seal by hand. */
function sealRow(facts: SheetFacts, line: Text): string {
  const blank = `<p class="signed"><span>${word(facts, 'sealed')}</span><span>${word(facts, 'blankDay')}</span></p>`;
  return wideRow(escapeHtml(filled(facts, line)), blank, 'blank');
}

function codeOf(facts: SheetFacts): string {
  return `<small class="code">${facts.code}${word(facts, 'verify')}</small>`;
}

function footerOf(facts: SheetFacts): string {
  const parts = [
    `${word(facts, 'reference')} ${escapeHtml(facts.of.reference)}`,
    `${word(facts, 'printedAt')} ${escapeHtml(time(facts, facts.printedAt))}`,
  ];
  return `<footer>${parts.map((part) => `<span>${part}</span>`).join('')}</footer>`;
}
