import type { ReactNode } from 'react';
import type { Guide } from '../../api/shapes.ts';
import { campusDate, longDate } from '../../locale/dates.ts';
import { guideWords } from '../../locale/guide.ts';
import { useLanguage } from '../../locale/language.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ScrollTable } from '../../ui/table/scroll-table.tsx';

type PageContent = NonNullable<Guide['page']>;

/** 查询与公示 What a query or publicity item is opened for: its text and tables, with the period of a notice. */
export function ReadPage({ page }: { readonly page: PageContent }) {
  const say = useSay();
  return (
    <div className="card stack">
      {page.period && <Period {...page.period}>{page.objections && say(page.objections)}</Period>}
      {page.text?.map((paragraph) => (
        <p key={paragraph.zh}>{say(paragraph)}</p>
      ))}
      {page.tables?.map((table) => (
        <Table key={table.title.zh} table={table} />
      ))}
    </div>
  );
}

function Period({
  from,
  to,
  children,
}: NonNullable<PageContent['period']> & { readonly children?: ReactNode }) {
  const t = useWords(guideWords);
  const chosen = useLanguage();
  const today = campusDate(useNow());
  const dates = [longDate(chosen, from), longDate(chosen, to)] as const;
  const isOver = today > to;
  return (
    <div>
      <p>
        <strong>{isOver ? t.periodOver(...dates) : t.periodRuns(...dates)}</strong>
      </p>
      {children && !isOver && <p className="soft-text">{children}</p>}
    </div>
  );
}

function Table({
  table: { title, columns, rows },
}: {
  readonly table: NonNullable<PageContent['tables']>[number];
}) {
  const say = useSay();
  // Rows of a list have no key of their own and never move.
  const keyed = rows.map((cells, index) => ({ key: `${index}`, cells }));
  return (
    <ScrollTable name={say(title)}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.zh} scope="col">
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed.map(({ key, cells }) => (
          <tr key={key}>
            {columns.map((column, index) => {
              const cell = cells[index] ?? '';
              return <td key={column.zh}>{typeof cell === 'string' ? cell : say(cell)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
