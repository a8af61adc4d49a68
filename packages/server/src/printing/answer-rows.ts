import { checkForm } from '@wangban/engine/form-check';
import {
  displayed,
  displayedInRow,
  displayTotals,
  fieldsOf,
  type OpenField,
  openForm,
  rowsOf,
} from '@wangban/engine/form';
import { fileIdsIn } from '../instances/file-ids.ts';
import { escapeHtml } from '../platform/web/html-escape.ts';
import { type SheetFacts, time } from './facts.ts';
import { bandRow, type Cell, packed } from './grid.ts';
import { PRINT_WORDS } from './words.ts';

/** Values up to this many characters share a line with another one. */
const SHORT = 20;
/** Types whose values are short by themselves. */
const LONG_TYPES: ReadonlySet<string> = new Set([
  'longText',
  'details',
  'file',
  'photo',
  'checklist',
  'halfDayRange',
  'location',
  'signature',
]);

interface Answer extends Cell {
  readonly isEmpty: boolean;
}

/** The answers 申请内容 as rows of the table: a band per section, short answers two in a line. */
export function answerRows(facts: SheetFacts): string {
  const form = openForm(facts.of.form);
  if (form === undefined) return '';
  const { language, data } = facts;
  const today = time(facts, Date.parse(facts.of.submittedAt)).slice(0, 10);
  const { visible } = checkForm(form, data, { today, parameters: facts.parameters, mode: 'draft' });
  const chosen = facts.definition.print?.fields;
  const cellsOf = (keys: readonly string[]): readonly Answer[] =>
    keys.flatMap((key) => {
      const open = visible.has(key) ? form.fields.find(({ field }) => field.key === key) : undefined;
      return open === undefined || open.field.type === 'notice' ? [] : [cellOf(facts, open)];
    });
  if (chosen !== undefined) return packed(cellsOf(chosen));
  return form.definition.sections
    .map((section) => {
      const cells = cellsOf(fieldsOf(section).map(({ key }) => key));
      // What nobody has filled in, such as the part of a step that was not taken, is no part of the paper.
      if (cells.every(({ isEmpty }) => isEmpty)) return '';
      return bandRow(escapeHtml(section.title[language])) + packed(cells);
    })
    .join('');
}

function cellOf(facts: SheetFacts, open: OpenField): Answer {
  const { field } = open;
  const name = escapeHtml(field.label[facts.language]);
  const picture = facts.signatures.get(field.key);
  const filledIn = { name, wide: true, isEmpty: false };
  if (picture !== undefined)
    return { ...filledIn, value: `<img class="signature" alt="" src="${escapeHtml(picture)}">` };
  const rows = field.type === 'details' ? rowsTable(facts, open) : undefined;
  if (rows !== undefined) return { ...filledIn, value: rows };
  const text = fileNames(facts, open) ?? displayed(field, facts.data, facts.language);
  const value = text ?? PRINT_WORDS.empty[facts.language];
  return {
    name,
    value: escapeHtml(value),
    wide: LONG_TYPES.has(field.type) || value.length > SHORT,
    isEmpty: text === undefined,
  };
}

function fileNames({ of, data }: SheetFacts, { field }: OpenField): string | undefined {
  if (field.type !== 'file' && field.type !== 'photo') return undefined;
  const ids = fileIdsIn(field, data[field.key]);
  const names = ids.flatMap((id) => of.files.find((file) => file.id === id)?.name ?? []);
  return names.length === 0 ? undefined : names.join('\n');
}

/** A detail table 明细 in its cell, with its totals. */
function rowsTable({ data, language }: SheetFacts, open: OpenField) {
  const rows = rowsOf(data[open.field.key]);
  if (rows.length === 0) return undefined;
  const columns = open.columns.map(({ field }) => field);
  const heads = columns.map(({ label }) => `<th scope="col">${escapeHtml(label[language])}</th>`).join('');
  const lines = rows.map((row) => {
    const cells = columns.map((column) => escapeHtml(displayedInRow(column, row, language) ?? ''));
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const totals = displayTotals(open, data, language).map(
    ({ label, value = '' }) =>
      `<tr><td colspan="${columns.length}">${escapeHtml(label[language])}${escapeHtml(value)}</td></tr>`,
  );
  return `<table class="rows"><thead><tr>${heads}</tr></thead><tbody>${[...lines, ...totals].join('')}</tbody></table>`;
}
