import type { ReactNode } from 'react';
import { useLanguage } from '../locale/language.ts';
import { figuresWords } from '../locale/office.ts';
import { useSay, useWords } from '../locale/words.ts';
import type { FiguresAnswer, ServiceFigures } from './figures-query.ts';
import { monthName } from './month-name.ts';
import { ScrollTable } from '../ui/table/scroll-table.tsx';
import { share, workingHours } from './working-hours.ts';

const FIGURES = ['started', 'valid', 'accepted', 'closed', 'median'] as const;

/** 各事项办件数据: a row per service; every heading leads to the definition of its figure. */
export function ServiceTable({ figures }: { readonly figures: FiguresAnswer }) {
  const t = useWords(figuresWords);
  const say = useSay();
  const chosen = useLanguage();
  const name = t.tableName(t.between(monthName(chosen, figures.from), monthName(chosen, figures.to)));
  return (
    <ScrollTable name={name}>
      <thead>
        <tr>
          <th scope="col">{t.service}</th>
          {FIGURES.map((key) => (
            <th key={key} scope="col" className="number">
              <a href={`#meaning-${key}`}>{t[key]}</a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.services.map((one) => (
          <tr key={one.service.code}>
            <th scope="row">{say(one.service.name)}</th>
            <Cells of={one} />
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Cells({ of }: { readonly of: ServiceFigures }) {
  const t = useWords(figuresWords);
  const valid = share(of.valid, of.started);
  const accepted = share(of.accepted, of.valid);
  return (
    <>
      <Cell>{of.started}</Cell>
      <Cell note={valid && t.ofStarted(valid)}>{of.valid}</Cell>
      <Cell note={accepted && t.ofValid(accepted)}>{of.accepted}</Cell>
      <Cell>{of.closed}</Cell>
      <Cell>
        {of.medianWorkingMinutes === null ? (
          <span className="soft-text">{t.noneClosed}</span>
        ) : (
          t.hours(workingHours(of.medianWorkingMinutes))
        )}
      </Cell>
    </>
  );
}

function Cell({ children, note }: { readonly children: ReactNode; readonly note?: string | undefined }) {
  return (
    <td className="number">
      {children}
      {note && <span className="number-note">{note}</span>}
    </td>
  );
}
