import { importWords } from '../locale/office.ts';
import { useWords } from '../locale/words.ts';
import type { ImportReport } from './send-import.ts';
import { ScrollTable } from '../ui/table/scroll-table.tsx';

/** 需要修改的地方: every refused cell with line, column, what is wrong and how to cure it. */
export function ImportErrors({ errors }: { readonly errors: ImportReport['errors'] }) {
  const t = useWords(importWords);
  return (
    <ScrollTable name={t.errorsName}>
      <thead>
        <tr>
          <th scope="col" className="number">
            {t.line}
          </th>
          <th scope="col">{t.column}</th>
          <th scope="col">{t.value}</th>
          <th scope="col">{t.cause}</th>
          <th scope="col">{t.cure}</th>
        </tr>
      </thead>
      <tbody>
        {errors.map((error, place) => (
          <tr key={`${error.line} ${error.column} ${place}`}>
            <td className="number">{error.line}</td>
            <td>{error.column ?? t.wholeLine}</td>
            <td className="import-value">{error.value || t.emptyCell}</td>
            <td>{error.cause}</td>
            <td>{error.cure}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
