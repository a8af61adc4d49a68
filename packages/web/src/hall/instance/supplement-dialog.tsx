import { useState } from 'react';
import { answer, api, withKey } from '../../api/client.ts';
import type { FileRef } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { supplementWords } from '../../locale/supplement.ts';
import { useWords } from '../../locale/words.ts';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';
import { LongTextInput } from '../../ui/fields/text-input.tsx';
import { FileInput } from '../apply/files/file-input.tsx';

const LONGEST_NOTE = 500;
const MOST_FILES = 3;

/** 补充说明: what people who work on the case should know, with photos. */
export function SupplementDialog(props: {
  readonly id: number;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords(supplementWords);
  const refresh = useRefresh();
  const [note, setNote] = useState('');
  const [files, setFiles] = useState<readonly FileRef[]>([]);
  const [missing, setMissing] = useState(false);
  const add = useCommand(
    (body: { note: string; files: string[] }, key) =>
      answer(
        api.POST('/api/instances/{id}/supplement', {
          params: { path: { id: props.id }, header: withKey(key) },
          body,
        }),
      ),
    async () => {
      props.onDone();
      props.onClose();
      await refresh(['instance', props.id]);
    },
  );
  function send(): void {
    const said = note.trim();
    setMissing(said === '');
    if (said !== '') add.send({ note: said, files: files.map(({ id }) => id) });
  }
  return (
    <ConfirmDialog
      title={t.title}
      confirm={t.confirm}
      pending={add.pending}
      error={add.error}
      onConfirm={send}
      onClose={props.onClose}
    >
      <p>{t.text}</p>
      <LongTextInput
        id="supplement-note"
        label={t.note}
        optional={false}
        error={missing ? t.missing : undefined}
        rows={3}
        maxLength={LONGEST_NOTE}
        value={note}
        onChange={setNote}
      />
      <FileInput
        id="supplement-files"
        label={t.photos}
        hint={undefined}
        error={undefined}
        optional
        value={files.map(({ id }) => id)}
        known={files}
        most={MOST_FILES}
        onAdd={(file) => setFiles((all) => [...all, file])}
        onRemove={(id) => setFiles((all) => all.filter((one) => one.id !== id))}
      />
    </ConfirmDialog>
  );
}
