import './stars.css';
import { IconStar } from '@tabler/icons-react';
import { ratingWords } from '../../locale/rating.ts';
import { useWords } from '../../locale/words.ts';
import { type FieldFacts, GroupFrame } from '../fields/field-frame.tsx';

/** 评价星级: five radio buttons that look like stars. None is chosen before the reader does. */
export function StarInput({
  value,
  onChange,
  ...facts
}: FieldFacts & { readonly value: number | undefined; readonly onChange: (stars: number) => void }) {
  const t = useWords(ratingWords);
  return (
    <GroupFrame {...facts} radio>
      <div className="star-choice">
        {t.levels.map((level, place) => (
          <label key={level} className="star" title={level}>
            <input
              type="radio"
              id={place === 0 ? facts.id : `${facts.id}-${place + 1}`}
              name={facts.id}
              checked={value === place + 1}
              onChange={() => onChange(place + 1)}
            />
            <IconStar size={34} stroke={1.6} aria-hidden />
            <span className="hidden-text">{t.star(place + 1, level)}</span>
          </label>
        ))}
      </div>
      {value === undefined ? (
        <p className="star-ends" aria-hidden>
          <span>{t.levels[0]}</span>
          <span>{t.levels[4]}</span>
        </p>
      ) : (
        <p className="star-chosen" aria-hidden>
          {t.levels[value - 1]}
        </p>
      )}
    </GroupFrame>
  );
}
