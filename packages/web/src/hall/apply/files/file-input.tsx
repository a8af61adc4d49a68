import './file-input.css';
import { IconCamera, IconFile, IconHistory, IconUpload, IconX } from '@tabler/icons-react';
import { type FileKind, kindNames } from '@wangban/engine/form';
import { type ChangeEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import type { FileRef } from '../../../api/shapes.ts';
import { fileWords } from '../../../locale/files.ts';
import { formFieldWords } from '../../../locale/form-fields.ts';
import { useLanguage } from '../../../locale/language.ts';
import { useWords } from '../../../locale/words.ts';
import { type FieldFacts, GroupFrame } from '../../../ui/fields/field-frame.tsx';
import { acceptOf, type Takes } from './check-file.ts';
import { sizeText } from './size-text.ts';
import { type Upload, useUploads } from './use-uploads.ts';

const MyFilesDialog = lazy(() =>
  import('./my-files-dialog.tsx').then((file) => ({ default: file.MyFilesDialog })),
);
/** What the hall takes at most; a field may take less. */
const MOST_MEGABYTES = 10;
const USUAL_KINDS: readonly FileKind[] = ['pdf', 'image'];

function PickButton(props: {
  readonly id: string;
  readonly icon: ReactNode;
  readonly words: string;
  readonly camera?: boolean;
  readonly accept: string;
  readonly onPick: (files: readonly File[]) => void;
}) {
  function pick(event: ChangeEvent<HTMLInputElement>): void {
    props.onPick(Array.from(event.currentTarget.files ?? []));
    // The same file may be chosen again after a failure.
    event.currentTarget.value = '';
  }
  return (
    <label className={props.camera ? 'file-pick file-pick-camera' : 'file-pick'}>
      {props.icon}
      {props.words}
      <input
        id={props.id}
        type="file"
        className="hidden-text"
        accept={props.accept}
        multiple={!props.camera}
        onChange={pick}
        {...(props.camera ? { capture: 'environment' as const } : {})}
      />
    </label>
  );
}

function RunningItem(props: {
  readonly upload: Upload;
  readonly onDrop: () => void;
  readonly onRetry: () => void;
}) {
  const t = useWords(fileWords);
  const { file, percent, failure, again } = props.upload;
  if (failure) {
    return (
      <li className="file-item file-item-failed">
        <p role="alert">{failure}</p>
        <div className="file-item-actions">
          {again && (
            <button type="button" className="file-button" onClick={props.onRetry}>
              {t.retry}
            </button>
          )}
          <button type="button" className="file-button" onClick={props.onDrop}>
            {t.dismiss}
          </button>
        </div>
      </li>
    );
  }
  return (
    <li className="file-item">
      <div className="file-item-name">
        <span>{t.uploading(file.name, percent)}</span>
        <progress max={100} value={percent} aria-label={file.name} />
      </div>
      <button type="button" className="file-button" onClick={props.onDrop}>
        {t.cancel}
      </button>
    </li>
  );
}

/** Upload 材料上传: several files, camera, what was uploaded before, progress, remove; every failure says what to do. */
export function FileInput(
  props: FieldFacts & {
    readonly value: readonly string[];
    /** What is known of uploaded files; an id without a name came from another device's draft. */
    readonly known: readonly FileRef[];
    readonly most: number;
    /** Photographs: they are made smaller first. */
    readonly photos?: boolean;
    /** Kinds of files; left out = the usual ones. */
    readonly accept?: readonly FileKind[] | undefined;
    readonly maxMegabytes?: number | undefined;
    readonly onAdd: (file: FileRef) => void;
    readonly onRemove: (id: string) => void;
  },
) {
  const t = useWords(fileWords);
  const { photoRules } = useWords(formFieldWords);
  const lang = useLanguage();
  const [choosing, setChoosing] = useState(false);
  const { value, known, most, photos, accept, maxMegabytes, onAdd, onRemove, ...facts } = props;
  const kinds = accept ?? USUAL_KINDS;
  const takes: Takes = { kinds, megabytes: maxMegabytes ?? MOST_MEGABYTES, names: kindNames(kinds, lang) };
  const room = (): number => most - value.length - uploads.running.length;
  const uploads = useUploads(room, takes, onAdd);
  const files = value.map((id, place) => {
    const file = known.find((one) => one.id === id);
    return { id, name: file?.name ?? t.unnamed(place + 1), size: file?.size };
  });
  const hint = (
    <>
      {facts.hint && <span className="file-hint">{facts.hint}</span>}
      <span className="file-hint">
        {photos ? photoRules(most) : t.rules(takes.names, takes.megabytes, most)}
      </span>
    </>
  );
  return (
    <GroupFrame {...facts} hint={hint}>
      {(files.length > 0 || uploads.running.length > 0) && (
        <ul className="file-list">
          {files.map((file) => (
            <li key={file.id} className="file-item">
              <IconFile size={20} stroke={1.7} aria-hidden />
              <a className="file-item-name" href={`/api/files/${file.id}`} download>
                {file.name}
              </a>
              {file.size !== undefined && <span className="soft-text figures">{sizeText(file.size)}</span>}
              <button
                type="button"
                className="file-button"
                aria-label={t.removeWhat(file.name)}
                onClick={() => {
                  onRemove(file.id);
                  uploads.say(t.removed(file.name));
                }}
              >
                <IconX size={18} aria-hidden />
                {t.remove}
              </button>
            </li>
          ))}
          {uploads.running.map((upload) => (
            <RunningItem
              key={upload.place}
              upload={upload}
              onDrop={() => uploads.drop(upload.place)}
              onRetry={() => uploads.retry(upload.place)}
            />
          ))}
        </ul>
      )}
      <div className="file-picks">
        <PickButton
          id={facts.id}
          icon={<IconUpload size={20} stroke={1.7} aria-hidden />}
          words={t.pick}
          accept={acceptOf(takes.kinds)}
          onPick={uploads.add}
        />
        <PickButton
          id={`${facts.id}-camera`}
          icon={<IconCamera size={20} stroke={1.7} aria-hidden />}
          words={t.camera}
          accept="image/*"
          camera
          onPick={uploads.add}
        />
        <button type="button" className="file-pick file-pick-mine" onClick={() => setChoosing(true)}>
          <IconHistory size={20} stroke={1.7} aria-hidden />
          {t.mine}
        </button>
      </div>
      {uploads.surplus > 0 && (
        <p role="alert" className="file-surplus">
          {t.tooMany(most, uploads.surplus)}
        </p>
      )}
      <p role="status" className="file-said">
        {uploads.said}
      </p>
      {choosing && (
        <Suspense fallback={null}>
          <MyFilesDialog
            takes={takes}
            taken={value}
            room={room()}
            onPick={(picked) => {
              for (const file of picked) onAdd(file);
              if (picked.length > 0) uploads.say(t.picked(picked.length));
              setChoosing(false);
            }}
            onClose={() => setChoosing(false)}
          />
        </Suspense>
      )}
    </GroupFrame>
  );
}
