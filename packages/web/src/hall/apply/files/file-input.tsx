import './file-input.css';
import { IconCamera, IconFile, IconUpload, IconX } from '@tabler/icons-react';
import type { ChangeEvent, ReactNode } from 'react';
import type { FileRef } from '../../../api/shapes.ts';
import { applyWords } from '../../../locale/apply.ts';
import { formFieldWords } from '../../../locale/form-fields.ts';
import { useWords } from '../../../locale/words.ts';
import { type FieldFacts, GroupFrame } from '../../../ui/fields/field-frame.tsx';
import { ACCEPTED } from './check-file.ts';
import { sizeText } from './size-text.ts';
import { type Upload, useUploads } from './use-uploads.ts';

function PickButton(props: {
  readonly id: string;
  readonly icon: ReactNode;
  readonly words: string;
  readonly camera?: boolean;
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
        accept={props.camera ? 'image/*' : ACCEPTED}
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
  const t = useWords(applyWords).files;
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

/** Upload 材料上传: several files, camera, progress, remove; every failure says what to do. */
export function FileInput(
  props: FieldFacts & {
    readonly value: readonly string[];
    /** What is known of uploaded files; an id without a name came from another device's draft. */
    readonly known: readonly FileRef[];
    readonly most: number;
    /** Pictures only. */
    readonly photos?: boolean;
    readonly onAdd: (file: FileRef) => void;
    readonly onRemove: (id: string) => void;
  },
) {
  const t = useWords(applyWords).files;
  const { photoRules } = useWords(formFieldWords);
  const { value, known, most, photos, onAdd, onRemove, ...facts } = props;
  const uploads = useUploads(() => most - value.length - uploads.running.length, most, onAdd);
  const files = value.map((id, place) => {
    const file = known.find((one) => one.id === id);
    return { id, name: file?.name ?? t.unnamed(place + 1), size: file?.size };
  });
  const hint = (
    <>
      {facts.hint && <span className="file-hint">{facts.hint}</span>}
      <span className="file-hint">{photos ? photoRules(most) : t.rules(most)}</span>
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
          onPick={uploads.add}
        />
        <PickButton
          id={`${facts.id}-camera`}
          icon={<IconCamera size={20} stroke={1.7} aria-hidden />}
          words={t.camera}
          camera
          onPick={uploads.add}
        />
      </div>
      <p role="status" className="file-said">
        {uploads.said}
      </p>
    </GroupFrame>
  );
}
