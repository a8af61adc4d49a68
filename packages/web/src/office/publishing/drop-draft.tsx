import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, done } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { publishingWords } from '../../locale/publishing.ts';
import { useWords } from '../../locale/words.ts';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';

/** 放弃草稿, after a question. */
export function DropDraft(props: {
  readonly code: string;
  readonly revision: number;
  readonly onDropped: () => void;
}) {
  const { code, revision, onDropped } = props;
  const t = useWords(publishingWords);
  const refresh = useRefresh();
  const [asked, setAsked] = useState(false);
  const { send, pending, error } = useCommand(
    () =>
      done(
        api.DELETE('/api/office/services/{code}/draft', {
          params: { path: { code }, query: { seen: revision } },
        }),
      ),
    async () => {
      onDropped();
      await refresh(['versions', code]);
    },
  );
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t.drop}
      </Button>
      {asked && (
        <ConfirmDialog
          title={t.dropTitle}
          confirm={t.drop}
          danger
          pending={pending}
          error={error}
          onConfirm={() => send(undefined)}
          onClose={() => setAsked(false)}
        >
          <p>{t.dropText}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
