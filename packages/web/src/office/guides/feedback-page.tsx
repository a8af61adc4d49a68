import './guides.css';
import { Button } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, done } from '../../api/client.ts';
import { type FeedbackPart, type GuideFeedback } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { guideDetailWords } from '../../locale/guide-detail.ts';
import { keepingWords } from '../../locale/keeping.ts';
import { useLanguage } from '../../locale/language.ts';
import { useNow } from '../../locale/use-now.ts';
import { useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LongTextInput } from '../../ui/fields/text-input.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

const LONGEST = 1000;

/** 指南反馈 What readers say about one guide, newest first, with an answer to each. */
export function FeedbackPage({ params }: PageProps) {
  const code = params['code'] ?? '';
  const t = useWords(keepingWords);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['guideFeedback', code],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/guides/{code}/feedback', {
          params: { path: { code }, query: pageParam ? { cursor: pageParam } : {} },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t.feedbackTitle} back={{ to: '/office/guides', label: t.title }}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && items.length === 0 && (
        <EmptyState icon={IconMessage} title={t.noFeedback} text={t.noFeedbackNext} />
      )}
      <ul className="guides-list">
        {items.map((one) => (
          <FeedbackCard key={one.id} of={one} code={code} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Page>
  );
}

function usePartName(): (part: string) => string {
  const { parts } = useWords(guideDetailWords);
  const isPart = (part: string): part is FeedbackPart => Object.hasOwn(parts, part);
  return (part) => (isPart(part) ? parts[part] : part);
}

function FeedbackCard({ of, code }: { readonly of: GuideFeedback; readonly code: string }) {
  const t = useWords(keepingWords);
  const partName = usePartName();
  const chosen = useLanguage();
  const now = useNow();
  return (
    <li className="card stack">
      <p className="soft-text">
        {partName(of.part)} · {of.from ?? t.anonymous} · {shortDateTime(chosen, of.createdAt, now)} ·{' '}
        {t.onVersion(of.version)}
      </p>
      <p className="guides-words">{of.content}</p>
      {of.answer === null ? (
        <AnswerForm id={of.id} code={code} told={of.from !== null} />
      ) : (
        <p className="guides-answer">{t.answered(of.answer)}</p>
      )}
    </li>
  );
}

function AnswerForm(props: { readonly id: number; readonly code: string; readonly told: boolean }) {
  const { id, code, told } = props;
  const t = useWords(keepingWords);
  const refresh = useRefresh();
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const send = useCommand(
    (text: string) =>
      done(
        api.POST('/api/guides/feedback/{id}/answer', { params: { path: { id } }, body: { answer: text } }),
      ),
    () => refresh(['guideFeedback', code], ['keptGuides']),
  );
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(typed.trim() === '');
        if (typed.trim() !== '') send.send(typed.trim());
      }}
    >
      <LongTextInput
        id={`answer-${id}`}
        label={t.answer}
        hint={told ? t.answerTold : t.answerKept}
        error={missing ? t.answerMissing : undefined}
        rows={2}
        maxLength={LONGEST}
        value={typed}
        onChange={setTyped}
      />
      {send.error !== null && <ProblemNote error={send.error} />}
      <div>
        <ActionButton submit variant="light" pending={send.pending}>
          {t.send}
        </ActionButton>
      </div>
    </form>
  );
}
