import './notices.css';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, done } from '../../api/client.ts';
import type { IssuedChoices, IssuedNotice } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { issuingWords } from '../../locale/issuing.ts';
import { useNow } from '../../locale/use-now.ts';
import { useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { issuedNoticeQuery, issuedQuery } from './issued-query.ts';
import { NoticeEditor } from './notice-editor.tsx';
import { changeNotice, issueNotice, newNotice, valuesOf } from './send-notice.ts';

const LIST = '/office/notices';

/** 写通告 A new notice. */
export function NewNoticePage() {
  const t = useWords(issuingWords);
  const now = useNow();
  const leave = useLeave();
  const { data, error, refetch } = useInfiniteQuery(issuedQuery);
  const choices = data?.pages[0];
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!choices) return <PageSkeleton />;
  return (
    <Page title={t.write} back={{ to: LIST, label: t.manage }} width="guide">
      <NoticeEditor
        start={newNotice(choices.units, now)}
        choices={choices}
        label={t.issue}
        send={async (values) => {
          await issueNotice(values);
          await leave();
        }}
      />
    </Page>
  );
}

/** 修改通告 Change or withdraw a notice. */
export function EditNoticePage({ params }: PageProps) {
  const id = Number(params['id']);
  const list = useInfiniteQuery(issuedQuery);
  const { data, error, refetch } = useQuery(issuedNoticeQuery(id));
  const choices = list.data?.pages[0];
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data || !choices) return <PageSkeleton />;
  return <Edit notice={data} choices={choices} />;
}

function Edit({ notice, choices }: { readonly notice: IssuedNotice; readonly choices: IssuedChoices }) {
  const t = useWords(issuingWords);
  const leave = useLeave();
  const [asking, setAsking] = useState(false);
  const withdraw = useCommand(
    () => done(api.POST('/api/office/notices/{id}/withdraw', { params: { path: { id: notice.id } } })),
    leave,
  );
  const button = !notice.withdrawn && (
    <Button variant="default" onClick={() => setAsking(true)}>
      {t.withdraw}
    </Button>
  );
  return (
    <Page
      title={t.edit}
      back={{ to: LIST, label: t.manage }}
      width="guide"
      lead={t.readers(notice.readers)}
      aside={button}
    >
      {notice.withdrawn ? (
        <p>{t.isWithdrawn}</p>
      ) : (
        <NoticeEditor
          start={valuesOf(notice)}
          choices={choices}
          label={t.save}
          send={async (values) => {
            await changeNotice(notice.id, notice.version, values);
            await leave();
          }}
        />
      )}
      {asking && (
        <ConfirmDialog
          danger
          title={t.withdrawTitle}
          confirm={t.withdraw}
          pending={withdraw.pending}
          error={withdraw.error}
          onConfirm={() => withdraw.send(undefined)}
          onClose={() => setAsking(false)}
        >
          <p>{t.withdrawText}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}

/** Back to the list, which is read again. */
function useLeave(): () => Promise<void> {
  const refresh = useRefresh();
  const [, navigate] = useLocation();
  return async () => {
    await refresh(['issuedNotices'], ['notices']);
    navigate(LIST);
  };
}
