import { useState } from 'react';
import { answer, api, withKey } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { applicationWords } from '../../locale/applications.ts';
import { useWords } from '../../locale/words.ts';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';
import { LongTextInput } from '../../ui/fields/text-input.tsx';

const LONGEST_REASON = 500;

/** Asks before withdrawing, with an optional reason. */
export function WithdrawDialog(props: {
  readonly id: number;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords(applicationWords);
  const refresh = useRefresh();
  const [reason, setReason] = useState('');
  const withdraw = useCommand(
    (why: string, key) =>
      answer(
        api.POST('/api/instances/{id}/withdraw', {
          params: { path: { id: props.id }, header: withKey(key) },
          body: why === '' ? {} : { reason: why },
        }),
      ),
    async () => {
      props.onDone();
      props.onClose();
      await refresh(['instance', props.id], ['instances'], ['tasks']);
    },
  );
  return (
    <ConfirmDialog
      title={t.withdrawTitle}
      confirm={t.withdrawConfirm}
      danger
      pending={withdraw.pending}
      error={withdraw.error}
      onConfirm={() => withdraw.send(reason.trim())}
      onClose={props.onClose}
    >
      <p>{t.withdrawText}</p>
      <LongTextInput
        id="withdraw-reason"
        label={t.withdrawReason}
        optional
        rows={2}
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}
