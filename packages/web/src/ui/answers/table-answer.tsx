import './table-answer.css';
import { displayedInRow, displayTotals, type FormData, type OpenField, rowsOf } from '@wangban/engine/form';
import { useLanguage } from '../../locale/language.ts';
import { useSay } from '../../locale/words.ts';

/** A detail table 明细 as it was filled in: a table where there is room, a card per row on a phone. */
export function TableAnswer({ open, data }: { readonly open: OpenField; readonly data: FormData }) {
  const chosen = useLanguage();
  const say = useSay();
  const { field, columns } = open;
  return (
    <>
      <table className="answers-table">
        <thead>
          <tr>
            {columns.map(({ field: column }) => (
              <th key={column.key} scope="col">
                {say(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(data[field.key]).map((row, place) => (
            <tr key={place}>
              {columns.map(({ field: column }) => (
                <td key={column.key} data-label={say(column.label)}>
                  {displayedInRow(column, row, chosen)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {displayTotals(open, data, chosen).map(({ label, value }) => (
        <p key={label.zh} className="answers-total">
          {say(label)} {value}
        </p>
      ))}
    </>
  );
}
