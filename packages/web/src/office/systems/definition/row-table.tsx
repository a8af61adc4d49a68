import './definition.css';
import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { systemForm } from '../../../locale/system-form.ts';
import { useWords } from '../../../locale/words.ts';
import type { RowList } from './draft.ts';
import { idOf } from './draft-problems.ts';

/**
 * Rows 表格行 that are added and removed. A table where there is room; below each row is a card of its own. The fields keep their
 * labels in both, on the table for screen readers only.
 */
export function RowTable<Row>(props: {
  readonly list: RowList;
  readonly name: string;
  /** Its name is not the heading above it, and has to be shown. */
  readonly caption?: boolean;
  readonly error: string | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly cells: (row: Row, index: number) => readonly ReactNode[];
  readonly onAdd: () => void;
  readonly onRemove: (index: number) => void;
  readonly beside?: ReactNode;
}) {
  const { list, name, caption, error, columns, rows, cells, onAdd, onRemove, beside } = props;
  const t = useWords(systemForm);
  const adder = useRef<HTMLButtonElement>(null);
  const id = idOf(list);
  return (
    <div className={error === undefined ? undefined : 'field-wrong'}>
      {caption === true && <p className="field-label">{name}</p>}
      {error !== undefined && <p className="field-error">{error}</p>}
      {rows.length > 0 && (
        <table className={`row-table row-table-${list}`} aria-label={name}>
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden-text">{name}</span>
              </th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity, and every field is controlled
              <tr key={index}>
                <th scope="row">
                  <span className="row-number">{t.row(index + 1)}</span>
                </th>
                {cells(row, index).map((cell, place) => (
                  <td key={columns[place]}>{cell}</td>
                ))}
                <td className="row-remove">
                  <Button
                    variant="subtle"
                    color="red"
                    onClick={() => {
                      onRemove(index);
                      // The pressed button goes away with its row.
                      adder.current?.focus();
                    }}
                    aria-label={`${t.remove} ${name} ${t.row(index + 1)}`}
                  >
                    <IconTrash size={18} aria-hidden />
                    <span className="row-remove-text">{t.remove}</span>
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="system-actions">
        <Button
          ref={adder}
          id={id}
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={onAdd}
        >
          {t.add[list]}
        </Button>
        {beside}
      </div>
    </div>
  );
}
