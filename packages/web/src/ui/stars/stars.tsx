import './stars.css';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { ratingWords } from '../../locale/rating.ts';
import { useWords } from '../../locale/words.ts';

/** 星级 Stars that were given: drawn for the eye, named for everyone. */
export function Stars({ given }: { readonly given: number }) {
  const t = useWords(ratingWords);
  return (
    <p className="stars">
      <span className="stars-drawn" aria-hidden>
        {[1, 2, 3, 4, 5].map((n) =>
          n <= given ? <IconStarFilled key={n} size={20} /> : <IconStar key={n} size={20} stroke={1.6} />,
        )}
      </span>
      <span className="hidden-text">{given} / 5</span>
      <span className="stars-level">{t.levels[given - 1]}</span>
    </p>
  );
}
