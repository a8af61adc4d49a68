import { useState } from 'react';
import { api, done } from '../../api/client.ts';
import type { OfficeRating, RatingReply } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { campusDate } from '../../locale/dates.ts';
import { ratingWords } from '../../locale/rating.ts';
import { useNow } from '../../locale/use-now.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ChoiceInput } from '../../ui/fields/choice-input.tsx';
import { LongTextInput, TextInput } from '../../ui/fields/text-input.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';

const LONGEST = 1000;
const RESULTS = ['fixed', 'planned', 'explained'] as const;

interface Reply {
  readonly text: string;
  readonly result: RatingReply['result'] | undefined;
  readonly plannedOn: string;
  readonly calledBack: boolean;
}
type Gaps = { readonly [Key in 'text' | 'result' | 'plannedOn']?: string };

/** 回复评价: what was done, what came of it, and whether somebody called back. */
export function ReplyForm({ of }: { readonly of: OfficeRating }) {
  const { list: t, results } = useWords(ratingWords);
  const refresh = useRefresh();
  const today = campusDate(useNow());
  const [typed, setTyped] = useState<Reply>({
    text: '',
    result: undefined,
    plannedOn: '',
    calledBack: false,
  });
  const [gaps, setGaps] = useState<Gaps>({});
  const change = (part: Partial<Reply>): void => setTyped((before) => ({ ...before, ...part }));
  const send = useCommand(
    (result: RatingReply['result']) =>
      done(
        api.POST('/api/ratings/{token}/reply', {
          params: { path: { token: of.token } },
          body: {
            text: typed.text.trim(),
            result,
            calledBack: typed.calledBack,
            ...(result === 'planned' ? { plannedOn: typed.plannedOn } : {}),
          },
        }),
      ),
    () => refresh(['ratings']),
  );
  function check(): void {
    const { text, result, plannedOn } = typed;
    const found: Gaps = {
      ...(text.trim() === '' ? { text: t.textMissing } : {}),
      ...(result === undefined ? { result: t.resultMissing } : {}),
      ...(result === 'planned' && plannedOn < today ? { plannedOn: t.plannedMissing } : {}),
    };
    setGaps(found);
    const [first] = Object.keys(found);
    if (first !== undefined) document.getElementById(`${first}-${of.token}`)?.focus();
    else if (result !== undefined && text.length <= LONGEST) send.send(result);
  }
  return (
    <form
      className="ratings-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <LongTextInput
        id={`text-${of.token}`}
        label={t.text}
        hint={t.textHint}
        error={gaps.text}
        rows={2}
        maxLength={LONGEST}
        value={typed.text}
        onChange={(text) => change({ text })}
      />
      <ChoiceInput
        id={`result-${of.token}`}
        label={t.result}
        error={gaps.result}
        short
        options={RESULTS.map((value) => ({ value, label: results[value] }))}
        value={typed.result}
        onChange={(value) => change({ result: RESULTS.find((one) => one === value) })}
      />
      {typed.result === 'planned' && (
        <div className="ratings-date">
          <TextInput
            id={`plannedOn-${of.token}`}
            type="date"
            label={t.plannedOn}
            error={gaps.plannedOn}
            value={typed.plannedOn}
            onChange={(plannedOn) => change({ plannedOn })}
          />
        </div>
      )}
      {of.from && (
        <label className="option">
          <input
            type="checkbox"
            checked={typed.calledBack}
            onChange={(event) => change({ calledBack: event.currentTarget.checked })}
          />
          <span>{t.callBack}</span>
        </label>
      )}
      {send.error !== null && <ProblemNote error={send.error} />}
      <div>
        <ActionButton submit variant="light" pending={send.pending}>
          {t.send}
        </ActionButton>
      </div>
    </form>
  );
}
