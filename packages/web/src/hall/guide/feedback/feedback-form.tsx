import { useMutation } from '@tanstack/react-query';
import { api, done } from '../../../api/client.ts';
import { problemOf } from '../../../api/problem.ts';
import type { FeedbackPart } from '../../../api/shapes.ts';
import { guideDetailWords } from '../../../locale/guide-detail.ts';
import { useWords } from '../../../locale/words.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { SelectInput } from '../../../ui/fields/select-input.tsx';
import { LongTextInput } from '../../../ui/fields/text-input.tsx';
import { useSmallForm } from '../../../ui/fields/use-small-form.ts';
import { ProblemNote } from '../../../ui/problem/problem-note.tsx';
import { ProblemSummary } from '../../../ui/problem/problem-summary.tsx';
import { SuccessNote } from '../../../ui/success-note.tsx';

const SHORTEST = 5;
const LONGEST = 1000;
const PARTS = [
  'conditions',
  'materials',
  'route',
  'time',
  'fees',
  'places',
  'contact',
  'other',
] as const satisfies readonly FeedbackPart[];

const isPart = (text: string): text is FeedbackPart => PARTS.some((part) => part === text);

/** Form of the feedback; what was typed stays when it cannot be sent. */
export function FeedbackForm({ code }: { readonly code: string }) {
  const t = useWords(guideDetailWords);
  const send = useMutation({
    mutationFn: (body: { part: FeedbackPart; content: string }) =>
      done(api.POST('/api/services/{code}/feedback', { params: { path: { code } }, body })),
    onError: (error) => form.show(problemOf(error)),
  });
  const form = useSmallForm(
    { part: '', content: '' },
    ({ part, content }) => [
      ...(isPart(part) ? [] : [['part', t.partMissing] as const]),
      ...(content.trim().length < SHORTEST ? [['content', t.contentShort] as const] : []),
      ...(content.length > LONGEST ? [['content', t.contentLong(LONGEST)] as const] : []),
    ],
    ({ part, content }) => isPart(part) && send.mutate({ part, content: content.trim() }),
  );
  if (send.isSuccess) return <SuccessNote>{t.sent}</SuccessNote>;
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      {form.summary.length > 0 && <ProblemSummary key={form.attempt} items={form.summary} />}
      {send.isError && form.summary.length === 0 && <ProblemNote error={send.error} />}
      <SelectInput
        label={t.part}
        empty={t.choosePart}
        options={PARTS.map((value) => ({ value, label: t.parts[value] }))}
        {...form.field('part')}
      />
      <LongTextInput
        label={t.content}
        hint={t.contentHint}
        maxLength={LONGEST}
        rows={3}
        {...form.field('content')}
      />
      <div>
        <ActionButton submit pending={send.isPending}>
          {t.send}
        </ActionButton>
      </div>
    </form>
  );
}
