import { useState } from 'react';
import { answer, api } from '../../../api/client.ts';
import type { CaseRating } from '../../../api/shapes.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useRefresh } from '../../../api/use-refresh.ts';
import { ratingWords } from '../../../locale/rating.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { GroupFrame } from '../../../ui/fields/field-frame.tsx';
import { LongTextInput } from '../../../ui/fields/text-input.tsx';
import { ProblemNote } from '../../../ui/problem/problem-note.tsx';
import { StarInput } from '../../../ui/stars/star-input.tsx';

const LONGEST = 500;

type Option = CaseRating['options'][number];

/** In which words the options of so many stars stand; the server checks the same. */
function toneOf(stars: number): Option['tone'] {
  if (stars >= 4) return 'good';
  return stars === 3 ? 'fair' : 'poor';
}

/** 评价表: stars, then what about it in the words that belong to them. */
export function RatingForm(props: {
  readonly id: number;
  readonly options: readonly Option[];
  readonly adds: boolean;
  readonly onDone: () => void;
}) {
  const { id, options, adds } = props;
  const t = useWords(ratingWords);
  const refresh = useRefresh();
  const [stars, setStars] = useState<number>();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [comment, setComment] = useState('');
  const [isAnonymous, setAnonymous] = useState(false);
  const [missing, setMissing] = useState(false);
  const offered = stars === undefined ? [] : options.filter(({ tone }) => tone === toneOf(stars));
  const rate = useCommand(
    (chosen: number) =>
      answer(
        api.POST('/api/instances/{id}/rating', {
          params: { path: { id } },
          body: {
            stars: chosen,
            options: offered.map(({ key }) => key).filter((key) => ticked.includes(key)),
            comment,
            isAnonymous,
            adds,
          },
        }),
      ),
    async () => {
      await refresh(['rating', id]);
      props.onDone();
    },
  );
  function send(): void {
    setMissing(stars === undefined);
    if (stars !== undefined && comment.length <= LONGEST) rate.send(stars);
    if (stars === undefined) document.getElementById('rating-stars')?.focus();
  }
  return (
    <form
      className="rating-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <StarInput
        id="rating-stars"
        label={t.stars}
        error={missing && stars === undefined ? t.starsMissing : undefined}
        value={stars}
        onChange={setStars}
      />
      {offered.length > 0 && <Ticks options={offered} ticked={ticked} onChange={setTicked} />}
      {stars !== undefined && (
        <>
          <LongTextInput
            id="rating-comment"
            label={t.comment}
            hint={t.commentHint}
            optional
            rows={3}
            maxLength={LONGEST}
            value={comment}
            onChange={setComment}
          />
          {!adds && <Anonymous checked={isAnonymous} onChange={setAnonymous} />}
        </>
      )}
      {rate.error !== null && <ProblemNote error={rate.error} />}
      <div>
        <ActionButton submit variant="default" pending={rate.pending}>
          {t.send}
        </ActionButton>
      </div>
    </form>
  );
}

function Ticks(props: {
  readonly options: readonly Option[];
  readonly ticked: readonly string[];
  readonly onChange: (ticked: readonly string[]) => void;
}) {
  const { options, ticked, onChange } = props;
  const t = useWords(ratingWords);
  const say = useSay();
  return (
    <GroupFrame id="rating-options" label={t.options} optional>
      <div className="options options-short">
        {options.map(({ key, name }) => (
          <label key={key} className="option">
            <input
              type="checkbox"
              checked={ticked.includes(key)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...ticked, key] : ticked.filter((one) => one !== key))
              }
            />
            <span>{say(name)}</span>
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}

function Anonymous(props: { readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  const t = useWords(ratingWords);
  return (
    <label className="option">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        {t.anonymous}
        <span className="option-hint">{t.anonymousHint}</span>
      </span>
    </label>
  );
}
