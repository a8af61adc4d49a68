import { useLanguage } from '../locale/language.ts';
import { figuresWords } from '../locale/office.ts';
import { ratingWords } from '../locale/rating.ts';
import { useSay, useWords } from '../locale/words.ts';
import { ScrollTable } from '../ui/table/scroll-table.tsx';
import type { FiguresAnswer } from './figures-query.ts';
import { monthName } from './month-name.ts';

/** 各事项评价: three numbers that add up, and what they mean under the table. */
export function RatingTable({ figures }: { readonly figures: FiguresAnswer }) {
  const { figures: t } = useWords(ratingWords);
  const { between, service } = useWords(figuresWords);
  const say = useSay();
  const chosen = useLanguage();
  const name = t.table(between(monthName(chosen, figures.from), monthName(chosen, figures.to)));
  return (
    <div>
      <ScrollTable name={name}>
        <thead>
          <tr>
            <th scope="col">{service}</th>
            {[t.rated, t.unrated, t.auto, t.average, t.bad].map((heading) => (
              <th key={heading} scope="col" className="number">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.services.map(({ service: one, rating }) => (
            <tr key={one.code}>
              <th scope="row">{say(one.name)}</th>
              <td className="number">{rating.rated}</td>
              <td className="number">{rating.unrated}</td>
              <td className="number">{rating.auto}</td>
              <td className="number">
                {rating.average?.toFixed(1) ?? <span className="soft-text">{t.tooFew}</span>}
              </td>
              <td className="number">
                {rating.bad}
                {rating.bad > 0 && <span className="number-note">{t.replied(rating.badReplied)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p className="soft-text rating-meaning">{t.meaning}</p>
    </div>
  );
}
