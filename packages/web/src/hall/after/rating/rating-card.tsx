import './rating-card.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseRating } from '../../../api/shapes.ts';
import { longDate } from '../../../locale/dates.ts';
import { useLanguage } from '../../../locale/language.ts';
import { ratingWords } from '../../../locale/rating.ts';
import { useWords } from '../../../locale/words.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { SuccessNote } from '../../../ui/success-note.tsx';
import { GivenRating } from './given-rating.tsx';
import { RatingForm } from './rating-form.tsx';
import { ratingQuery } from './rating-query.ts';

/** 评价: asked once the case is done, and shown with its reply ever after. */
export function RatingCard({ id }: { readonly id: number }) {
  const t = useWords(ratingWords);
  const { data } = useQuery(ratingQuery(id));
  const [thanked, setThanked] = useState(false);
  if (!data || (data.state !== 'open' && data.given.length === 0)) return null;
  return (
    <section className="card case-actions no-print" aria-labelledby="rating-title">
      <h2 id="rating-title">{data.state === 'open' ? t.title : t.yours}</h2>
      {data.given.map((one) => (
        <GivenRating key={one.givenAt} of={one} />
      ))}
      {data.state === 'open' && <Open id={id} of={data} onDone={() => setThanked(true)} />}
      {thanked && <SuccessNote>{t.thanks}</SuccessNote>}
      {data.state === 'rated' && data.until !== null && (
        <Addable id={id} of={data} onDone={() => setThanked(true)} />
      )}
    </section>
  );
}

interface Shown {
  readonly id: number;
  readonly of: CaseRating;
  readonly onDone: () => void;
}

function Open({ id, of, onDone }: Shown) {
  const t = useWords(ratingWords);
  const chosen = useLanguage();
  return (
    <>
      {of.until && <p className="soft-text">{t.lead(longDate(chosen, of.until))}</p>}
      <RatingForm id={id} options={of.options} adds={false} onDone={onDone} />
    </>
  );
}

/** 追加评价: one more, for those who want to. */
function Addable({ id, of, onDone }: Shown) {
  const t = useWords(ratingWords);
  const chosen = useLanguage();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <p className="soft-text">{t.addLead(longDate(chosen, of.until ?? ''))}</p>
      {adding ? (
        <RatingForm id={id} options={of.options} adds onDone={onDone} />
      ) : (
        <div>
          <ActionButton variant="default" pending={false} onClick={() => setAdding(true)}>
            {t.add}
          </ActionButton>
        </div>
      )}
    </>
  );
}
