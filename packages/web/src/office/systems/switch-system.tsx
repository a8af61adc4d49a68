import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, done } from '../../api/client.ts';
import type { SystemDetail } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { systemWords } from '../../locale/systems.ts';
import { useWords } from '../../locale/words.ts';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';
import { TextInput } from '../../ui/fields/text-input.tsx';

type Status = SystemDetail['status'];

/** 暂停、恢复、停用, each with a reason and after a question. */
export function SwitchSystem({ of }: { readonly of: SystemDetail }) {
  const t = useWords(systemWords);
  const refresh = useRefresh();
  const [asked, setAsked] = useState<Status>();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { send, pending, error } = useCommand(
    (status: Status) =>
      done(
        api.POST('/api/systems/{code}/status', {
          params: { path: { code: of.code } },
          body: { status, reason: reason.trim() },
        }),
      ),
    async () => {
      await refresh(['systems']);
      setAsked(undefined);
      setReason('');
    },
  );
  const acts = {
    active: { label: t.resume, text: t.resumeText },
    paused: { label: t.pause, text: t.pauseText },
    disabled: { label: t.disable, text: t.disableText },
  } as const;
  const offered: readonly Status[] =
    of.status === 'active'
      ? ['paused', 'disabled']
      : of.status === 'paused'
        ? ['active', 'disabled']
        : ['active'];
  return (
    <div className="system-actions">
      {offered.map((status) => (
        <Button key={status} variant="default" onClick={() => setAsked(status)}>
          {acts[status].label}
        </Button>
      ))}
      {asked && (
        <ConfirmDialog
          title={acts[asked].label}
          confirm={acts[asked].label}
          danger={asked === 'disabled'}
          pending={pending}
          error={error}
          onConfirm={() => {
            const isMissing = asked !== 'active' && reason.trim() === '';
            setMissing(isMissing);
            if (!isMissing) send(asked);
          }}
          onClose={() => setAsked(undefined)}
        >
          <p>{acts[asked].text}</p>
          <TextInput
            id="status-reason"
            label={t.why}
            hint={t.whyHint}
            error={missing ? t.whyMissing : undefined}
            optional={asked === 'active'}
            maxLength={500}
            value={reason}
            onChange={setReason}
          />
        </ConfirmDialog>
      )}
    </div>
  );
}
