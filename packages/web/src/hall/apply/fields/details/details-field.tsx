import '../fields-more.css';
import './details.css';
import {
  type Column,
  type DetailsField as Definition,
  displayTotals,
  type FormData,
  type OpenField,
} from '@wangban/engine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ClipboardEvent, type ReactNode, useState } from 'react';
import { formFieldWords } from '../../../../locale/form-fields.ts';
import { useLanguage } from '../../../../locale/language.ts';
import { useSay, useWords } from '../../../../locale/words.ts';
import { GroupFrame } from '../../../../ui/fields/field-frame.tsx';
import type { AroundField, FormFieldFacts } from '../form-field-facts.ts';
import { FormPlaceContext, useFormPlace } from '../form-place.ts';
import { pastedValue, readPasted } from './paste-rows.ts';

type Row = { readonly [key: string]: FormData[string] };

const isRow = (value: FormData[string]): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rows of the same fields 明细: cards on a phone, lines on a wide window; pasted from a spreadsheet. */
export function DetailsField(
  props: FormFieldFacts & {
    readonly field: Definition;
    readonly facts: AroundField;
    readonly Cell: (facts: FormFieldFacts) => ReactNode;
  },
) {
  const t = useWords(formFieldWords);
  const chosen = useLanguage();
  const say = useSay();
  const place = useFormPlace();
  const [said, announce] = useState('');
  const { field, facts, value, onChange } = props;
  const stored = Array.isArray(value) ? value.filter(isRow) : [];
  const rows: readonly Row[] = stored.length === 0 ? [{}] : stored;
  const open = place.fields.find((one) => one.field.key === field.key);
  const kept = place.variables[field.key];
  const checked: readonly Row[] = Array.isArray(kept) ? kept.filter(isRow) : [];
  const { maxRows } = field;

  function change(index: number, changes: Row, without: readonly string[] = []): void {
    onChange(
      rows.map((row, at) => {
        if (at !== index) return row;
        const next = Object.entries({ ...row, ...changes }).filter(([key]) => !without.includes(key));
        return Object.fromEntries(next);
      }),
    );
  }

  function paste(event: ClipboardEvent, index: number, key: string): void {
    const lines = readPasted(event.clipboardData.getData('text/plain'));
    if (!lines) return;
    event.preventDefault();
    const columns = field.columns.filter(({ type }) => type !== 'computed');
    const from = columns.findIndex((column) => column.key === key);
    const next = [...rows];
    for (const [offset, cells] of lines.entries()) {
      const row: Record<string, FormData[string]> = { ...next[index + offset] };
      for (const [across, text] of cells.entries()) setCell(row, columns[from + across], text);
      next[index + offset] = row;
    }
    onChange(next.slice(0, maxRows));
    announce(t.pasted(Math.min(lines.length, maxRows - index)));
  }

  return (
    <GroupFrame {...facts}>
      <div className="details">
        {rows.map((row, index) => (
          <RowCard
            // Rows have no name of their own: their place is what people see.
            key={index}
            index={index}
            row={row}
            checked={checked[checkedPlace(rows, index)] ?? {}}
            open={open}
            parent={props}
            onPaste={(event, key) => paste(event, index, key)}
            onCell={(key, next) =>
              next === undefined ? change(index, {}, [key]) : change(index, { [key]: next })
            }
            onRemove={() => {
              onChange(rows.filter((_, at) => at !== index));
              announce(t.removedRow(index + 1));
            }}
          />
        ))}
      </div>
      <div className="field-actions">
        <button
          type="button"
          className="field-button"
          disabled={rows.length >= maxRows}
          onClick={() => onChange([...rows, {}])}
        >
          <IconPlus size={20} stroke={1.7} aria-hidden />
          {t.addRow}
        </button>
        <span className="soft-text">{t.rowsLeft(maxRows)}</span>
      </div>
      {open &&
        displayTotals(open, place.variables, chosen).map(({ label, value: total }) => (
          <p key={label.zh} className="details-total">
            {say(label)}
            <output>{total}</output>
          </p>
        ))}
      <p role="status" className="field-said">
        {said}
      </p>
    </GroupFrame>
  );
}

function setCell(row: Record<string, FormData[string]>, column: Column | undefined, text: string): void {
  const value = column && pastedValue(column, text);
  if (column && value !== undefined) row[column.key] = value;
}

/** Wholly empty rows are left out by the check: the place among those that count. */
function checkedPlace(rows: readonly Row[], index: number): number {
  return rows.slice(0, index).filter((row) => Object.values(row).some((one) => one !== '' && one !== null))
    .length;
}

function RowCard(props: {
  readonly index: number;
  readonly row: Row;
  readonly checked: Row;
  readonly open: OpenField | undefined;
  readonly parent: FormFieldFacts & {
    readonly field: Definition;
    readonly Cell: (facts: FormFieldFacts) => ReactNode;
  };
  readonly onPaste: (event: ClipboardEvent, key: string) => void;
  readonly onCell: (key: string, value: FormData[string] | undefined) => void;
  readonly onRemove: () => void;
}) {
  const t = useWords(formFieldWords);
  const place = useFormPlace();
  const chosen = useLanguage();
  const { index, row, parent } = props;
  const variables = { ...place.variables, ...props.checked };
  const columns = (props.open?.columns ?? []).filter(({ visible }) => visible(variables) !== false);
  return (
    <fieldset className="details-row">
      <legend>{t.row(index + 1)}</legend>
      <FormPlaceContext value={{ ...place, variables, inRow: true }}>
        {columns.map((column) => {
          const { key, type } = column.field;
          const id = `${parent.field.key}-${placeInData(parent.value, index)}-${key}`;
          return (
            <div key={key} className="details-cell" onPaste={(event) => props.onPaste(event, key)}>
              <parent.Cell
                {...parent}
                field={column.field}
                id={`${parent.field.key}-${index}-${key}`}
                path={`${parent.field.key}.${key}`}
                value={row[key]}
                required={type === 'computed' || column.required(variables) !== false}
                readOnly={column.readOnly(variables) === true}
                error={place.errors.find((one) => one.id === id)?.message[chosen]}
                prefilledFrom={undefined}
                onChange={(next) => props.onCell(key, next)}
              />
            </div>
          );
        })}
      </FormPlaceContext>
      <button
        type="button"
        className="file-button details-remove"
        aria-label={t.removeRow(index + 1)}
        onClick={props.onRemove}
      >
        <IconTrash size={18} aria-hidden />
        {t.remove}
      </button>
    </fieldset>
  );
}

/** The row's place in what the check counts: messages name rows without the empty ones. */
function placeInData(value: FormData[string] | undefined, index: number): number {
  return Array.isArray(value) ? checkedPlace(value.filter(isRow), index) : index;
}
