import { useState } from 'react';
import { answer, api, withKey } from '../../api/client.ts';
import type { FileRef } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { notSolvedWords } from '../../locale/not-solved.ts';
import { useWords } from '../../locale/words.ts';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';
import { LongTextInput } from '../../ui/fields/text-input.tsx';
import { FileInput } from '../apply/files/file-input.tsx';

const LONGEST_REASON = 500;

/** 没有解决: what is still wrong, with photos where the service takes some. */
export function NotSolvedDialog(props: {
  readonly id: number;
  readonly maxFiles: number;
  readonly onClose: () => void;
}) {
  const t = useWords(notSolvedWords);
  const refresh = useRefresh();
  const [reason, setReason] = useState('');
  const [files, setFiles] = useState<readonly FileRef[]>([]);
  const [missing, setMissing] = useState(false);
  const object = useCommand(
    (body: { reason: string; files: string[] }, key) =>
      answer(
        api.POST('/api/instances/{id}/not-solved', {
          params: { path: { id: props.id }, header: withKey(key) },
          body,
        }),
      ),
    async () => {
      props.onClose();
      await refresh(['instance', props.id], ['obligations'], ['instances'], ['tasks']);
    },
  );
  function send(): void {
    const said = reason.trim();
    setMissing(said === '');
    if (said !== '') object.send({ reason: said, files: files.map(({ id }) => id) });
  }
  return (
    <ConfirmDialog
      title={t.notSolvedTitle}
      confirm={t.notSolvedConfirm}
      pending={object.pending}
      error={object.error}
      onConfirm={send}
      onClose={props.onClose}
    >
      <p>{t.notSolvedText}</p>
      <LongTextInput
        id="not-solved-reason"
        label={t.notSolvedReason}
        optional={false}
        error={missing ? t.notSolvedMissing : undefined}
        rows={3}
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={setReason}
      />
      {props.maxFiles > 0 && (
        <FileInput
          id="not-solved-files"
          label={t.photos}
          hint={undefined}
          error={undefined}
          optional
          value={files.map(({ id }) => id)}
          known={files}
          most={props.maxFiles}
          onAdd={(file) => setFiles((all) => [...all, file])}
          onRemove={(id) => setFiles((all) => all.filter((one) => one.id !== id))}
        />
      )}
    </ConfirmDialog>
  );
}
