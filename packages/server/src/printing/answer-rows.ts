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

/** The answers 申请内容 as rows of the table: a band per section, short answers two in a line. */
export function answerRows(facts: SheetFacts): string {
  const form = openForm(facts.of.form);
  if (form === undefined) return '';
  const { language, data } = facts;
  const today = time(facts, Date.parse(facts.of.submittedAt)).slice(0, 10);
  const { visible } = checkForm(form, data, { today, parameters: facts.parameters, mode: 'draft' });
  const chosen = facts.definition.print?.fields;
  const cellsOf = (keys: readonly string[]): readonly Cell[] =>
    keys.flatMap((key) => {
      const open = visible.has(key) ? form.fields.find(({ field }) => field.key === key) : undefined;
      return open === undefined || open.field.type === 'notice' ? [] : [cellOf(facts, open)];
    });
  if (chosen !== undefined) return packed(cellsOf(chosen));
  return form.definition.sections
    .map((section) => {
      const cells = cellsOf(fieldsOf(section).map(({ key }) => key));
      return cells.length === 0 ? '' : bandRow(escapeHtml(section.title[language])) + packed(cells);
    })
    .join('');
}

function cellOf(facts: SheetFacts, open: OpenField): Cell {
  const { field } = open;
  const name = escapeHtml(field.label[facts.language]);
  const picture = facts.signatures.get(field.key);
  if (picture !== undefined)
    return { name, value: `<img class="signature" alt="" src="${escapeHtml(picture)}">`, wide: true };
  if (field.type === 'details') return { name, value: rowsTable(facts, open), wide: true };
  const text = fileNames(facts, open) ?? displayed(field, facts.data, facts.language);
  const value = text ?? PRINT_WORDS.empty[facts.language];
  return { name, value: escapeHtml(value), wide: LONG_TYPES.has(field.type) || value.length > SHORT };
}

function fileNames({ of, data }: SheetFacts, { field }: OpenField): string | undefined {
  if (field.type !== 'file' && field.type !== 'photo') return undefined;
  const ids = fileIdsIn(field, data[field.key]);
  const names = ids.flatMap((id) => of.files.find((file) => file.id === id)?.name ?? []);
  return names.length === 0 ? undefined : names.join('\n');
}

/** A detail table 明细 in its cell, with its totals. */
function rowsTable({ data, language }: SheetFacts, open: OpenField): string {
  const rows = rowsOf(data[open.field.key]);
  if (rows.length === 0) return escapeHtml(PRINT_WORDS.empty[language]);
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
