import '../../../ui/dialog/confirm-dialog.css';
import './my-files-dialog.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { answer, api } from '../../../api/client.ts';
import type { FileRef, OwnFile } from '../../../api/shapes.ts';
import { formWords } from '../../../locale/form.ts';
import { useLanguage } from '../../../locale/language.ts';
import { myFilesWords } from '../../../locale/my-files.ts';
import { useWords } from '../../../locale/words.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { ProblemNote } from '../../../ui/problem/problem-note.tsx';
import { isOfKind, type Takes } from './check-file.ts';
import { MyFile } from './my-file.tsx';

const MEGABYTE = 1024 * 1024;
/** Fewer files are seen at a glance. */
const SEARCHED_FROM = 6;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** 我的材料 Earlier uploads to use again, of the kinds and sizes that the field takes. */
export function MyFilesDialog(props: {
  readonly takes: Takes;
  /** Already in the field. */
  readonly taken: readonly string[];
  /** How many more the field takes. */
  readonly room: number;
  readonly onPick: (files: readonly FileRef[]) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(myFilesWords);
  const cancel = useWords(formWords).cancel;
  const lang = useLanguage();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<readonly OwnFile[]>([]);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const { data, error } = useQuery({
    queryKey: ['my-files', lang],
    queryFn: ({ signal }) => answer(api.GET('/api/files', { signal })),
  });
  const { takes, taken, room } = props;
  const fitting = (data?.items ?? []).filter(
    ({ id, type, size }) =>
      !taken.includes(id) && isOfKind(type, takes.kinds) && size <= takes.megabytes * MEGABYTE,
  );
  const wanted = folded(typed.trim());
  const shown = fitting.filter(({ name, usedIn }) =>
    folded(`${name} ${usedIn?.title ?? ''} ${usedIn?.reference ?? ''}`).includes(wanted),
  );
  const left = room - chosen.length;

  function toggle(file: OwnFile): void {
    setChosen((all) => (all.includes(file) ? all.filter((one) => one !== file) : [...all, file]));
  }

  function status(): string {
    if (!data) return error ? '' : t.waiting;
    if (fitting.length === 0) return '';
    if (room <= 0) return t.full;
    if (wanted !== '') return shown.length === 0 ? t.nothingFound : t.found(shown.length);
    return chosen.length === 0 ? t.room(room) : t.chosen(chosen.length, left);
  }

  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} onCancel={props.onClose}>
      <h2 id={titleId}>{t.title}</h2>
      <div className="dialog-body">
        {data && fitting.length === 0 ? (
          <div className="my-files-none">
            <p>{t.none}</p>
            <p className="soft-text">{t.noneText(takes.names)}</p>
          </div>
        ) : (
          <p className="soft-text">{t.lead}</p>
        )}
        {fitting.length >= SEARCHED_FROM && (
          <input
            className="input"
            type="search"
            aria-label={t.search}
            placeholder={t.search}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <p role="status" className="my-files-status">
          {status()}
        </p>
        {error !== null && <ProblemNote error={error} />}
        {shown.length > 0 && (
          <ul className="my-files">
            {shown.map((file) => (
              <MyFile
                key={file.id}
                file={file}
                chosen={chosen.includes(file)}
                disabled={left <= 0 && !chosen.includes(file)}
                onToggle={() => toggle(file)}
              />
            ))}
          </ul>
        )}
      </div>
      <div className="dialog-actions">
        {fitting.length > 0 && (
          <ActionButton color="pine" pending={false} onClick={() => props.onPick(chosen)}>
            {t.pick(chosen.length)}
          </ActionButton>
        )}
        <Button variant="default" onClick={props.onClose}>
          {cancel}
        </Button>
      </div>
    </dialog>
  );
}
