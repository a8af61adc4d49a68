import { useEffect, useRef } from 'react';
import { useLanguage } from '../locale/language.ts';
import { figuresWords } from '../locale/office.ts';
import { useWords } from '../locale/words.ts';
import type { MonthFigures as Month } from './figures-query.ts';
import { monthName } from './month-name.ts';
import { ScrollTable } from '../ui/table/scroll-table.tsx';

/** 每月提交与办结: a chart for the eye and the same data as a table for everyone. */
export function MonthFigures({ months }: { readonly months: readonly Month[] }) {
  const t = useWords(figuresWords);
  const chosen = useLanguage();
  return (
    <div className="month-figures">
      <figure className="card chart">
        <figcaption>
          <h2>{t.chart}</h2>
          <span className="hidden-text">{t.chartAlt}</span>
        </figcaption>
        <p className="chart-legend" aria-hidden>
          <span className="chart-started">{t.started}</span>
          <span className="chart-closed">{t.closed}</span>
        </p>
        <Chart months={months} />
      </figure>
      <ScrollTable name={t.months}>
        <thead>
          <tr>
            <th scope="col">{t.monthColumn}</th>
            <th scope="col" className="number">
              {t.started}
            </th>
            <th scope="col" className="number">
              {t.closed}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map((one) => (
            <tr key={one.month}>
              <th scope="row">{monthName(chosen, one.month)}</th>
              <td className="number">{one.started}</td>
              <td className="number">{one.closed}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}

/** The drawing, fetched after the figures stand: the chart library weighs more than the rest of the page. */
function Chart({ months }: { readonly months: readonly Month[] }) {
  const box = useRef<HTMLDivElement>(null);
  const chosen = useLanguage();
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let clear = () => {};
    let gone = false;
    void import('./draw-months.ts').then(({ drawMonths }) => {
      if (gone) return;
      clear = drawMonths(
        element,
        months.map((one) => ({ ...one, month: monthName(chosen, one.month) })),
      );
    });
    return () => {
      gone = true;
      clear();
    };
  }, [months, chosen]);
  return <div ref={box} className="chart-canvas" aria-hidden />;
}
