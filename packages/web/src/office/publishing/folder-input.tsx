import './publishing.css';
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { publishingWords } from '../../locale/publishing.ts';
import { useWords } from '../../locale/words.ts';
import { type ChosenFolder, readFolder } from './read-folder.ts';

/** 导入文件: a folder, a zip, or single files; what is chosen is handed on as texts. */
export function FolderInput(props: {
  readonly title: string;
  readonly pending: boolean;
  readonly onChosen: (folder: ChosenFolder) => void;
}) {
  const t = useWords(publishingWords);
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState<string>();
  const take = async (input: HTMLInputElement): Promise<void> => {
    const chosen = await readFolder([...(input.files ?? [])]);
    // The same folder can be chosen again once it was changed.
    input.value = '';
    if (chosen === undefined) return setNote(t.bringNothing);
    setNote(chosen.ignored.length > 0 ? t.ignored(chosen.ignored.length) : undefined);
    props.onChosen(chosen);
  };
  return (
    <section className="card stack publishing-bring" aria-labelledby="bring">
      <div>
        <h2 id="bring">{props.title}</h2>
        <p className="soft-text">{t.bringLead}</p>
      </div>
      <div className="publishing-actions">
        <Button variant="default" aria-busy={props.pending} onClick={() => folder.current?.click()}>
          {t.bringFolder}
        </Button>
        <Button variant="default" aria-busy={props.pending} onClick={() => files.current?.click()}>
          {t.bringFiles}
        </Button>
      </div>
      <p role="status">{note}</p>
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={t.bringFolder}
        {...{ webkitdirectory: '' }}
        onChange={(event) => void take(event.currentTarget)}
      />
      <input
        ref={files}
        type="file"
        hidden
        multiple
        accept=".zip,.yaml,.bpmn"
        aria-label={t.bringFiles}
        onChange={(event) => void take(event.currentTarget)}
      />
    </section>
  );
}
