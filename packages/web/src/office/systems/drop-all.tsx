import { Button } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { settlingWords } from '../../locale/settling.ts';
import { useWords } from '../../locale/words.ts';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';
import { TextInput } from '../../ui/fields/text-input.tsx';

/** 全部丢弃: every event that is in quarantine for one reason, after a question and with a reason. */
export function DropAll(props: {
  readonly code: string;
  readonly reason: string;
  /** The reason as people read it. */
  readonly name: string;
  readonly count: number;
  readonly onDropped: (told: string) => void;
}) {
  const { code, reason, name, count, onDropped } = props;
  const t = useWords(settlingWords);
  const refresh = useRefresh();
  const [isAsked, setAsked] = useState(false);
  const [why, setWhy] = useState('');
  const [missing, setMissing] = useState(false);
  const { send, pending, error } = useCommand(
    (text: string) =>
      answer(
        api.POST('/api/office/systems/{code}/events/drop', {
          params: { path: { code } },
          body: { of: { reason }, reason: text },
        }),
      ),
    async (dropped) => {
      onDropped(t.dropped(dropped.count, dropped.more));
      setAsked(false);
      await refresh(['systemRows', code], ['systems']);
    },
  );
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t.dropAll}
        <span className="hidden-text"> {name}</span>
      </Button>
      {isAsked && (
        <ConfirmDialog
          title={`${t.dropAll} · ${name}`}
          confirm={t.dropAll}
          danger
          pending={pending}
          error={error}
          onConfirm={() => {
            setMissing(why.trim() === '');
            if (why.trim() !== '') send(why.trim());
          }}
          onClose={() => setAsked(false)}
        >
          <p>{t.dropAllText(count)}</p>
          <TextInput
            id="drop-all-reason"
            label={t.reason}
            error={missing ? t.reasonMissing : undefined}
            maxLength={500}
            value={why}
            onChange={setWhy}
          />
        </ConfirmDialog>
      )}
    </>
  );
}
