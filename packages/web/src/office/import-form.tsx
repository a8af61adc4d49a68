import { type SubmitEvent, useState } from 'react';
import { importWords } from '../locale/office.ts';
import { useWords } from '../locale/words.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { ChoiceInput } from '../ui/fields/choice-input.tsx';
import { FieldFrame } from '../ui/fields/field-frame.tsx';
import { describedBy } from '../ui/fields/field-text.tsx';
import { ProblemSummary } from '../ui/problem/problem-summary.tsx';
import type { ImportKind } from './send-import.ts';

const KINDS: readonly ImportKind[] = ['units', 'classes', 'persons', 'positions', 'relations'];
const FILE_ID = 'file';
const IMPORTABLE = /\.(csv|xlsx)$/i;

type FileGap = 'fileRequired' | 'fileWrongType';

/** What to import and from which file; checking is the only thing this form does. */
export function ImportForm(props: {
  readonly kind: ImportKind;
  readonly onKind: (kind: ImportKind) => void;
  readonly onFile: () => void;
  readonly onCheck: (file: File) => void;
  readonly pending: boolean;
}) {
  const t = useWords(importWords);
  const [file, setFile] = useState<File>();
  const [gap, setGap] = useState<FileGap>();
  const [attempt, setAttempt] = useState(0);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = gapOf(file);
    setGap(found);
    setAttempt(attempt + 1);
    if (found === undefined && file !== undefined) props.onCheck(file);
  };
  const error = gap && t[gap];
  return (
    <form className="card import-form" onSubmit={submit} noValidate>
      {error && <ProblemSummary key={attempt} items={[{ id: FILE_ID, message: error }]} />}
      <ChoiceInput
        id="kind"
        label={t.kind}
        hint={t.order}
        options={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
        value={props.kind}
        onChange={(value) => props.onKind(KINDS.find((one) => one === value) ?? 'units')}
        short
      />
      <Columns kind={props.kind} />
      <FieldFrame id={FILE_ID} label={t.file} hint={t.fileHint} error={error}>
        <input
          className="input"
          id={FILE_ID}
          type="file"
          accept=".csv,.xlsx"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(FILE_ID, t.fileHint, error)}
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0]);
            props.onFile();
          }}
        />
      </FieldFrame>
      <div>
        <ActionButton submit pending={props.pending}>
          {props.pending ? t.checking : t.check}
        </ActionButton>
      </div>
    </form>
  );
}

function gapOf(file: File | undefined): FileGap | undefined {
  if (file === undefined) return 'fileRequired';
  return IMPORTABLE.test(file.name) ? undefined : 'fileWrongType';
}

function Columns({ kind }: { readonly kind: ImportKind }) {
  const t = useWords(importWords);
  const { must, may } = t.columnNames[kind];
  return (
    <div className="import-columns">
      <dl>
        <div>
          <dt>{t.columns}</dt>
          <dd>
            <Names of={must} />
          </dd>
        </div>
        <div>
          <dt>{t.optionalColumns}</dt>
          <dd>
            <Names of={may} />
          </dd>
        </div>
      </dl>
      <p className="soft-text">{t.columnsNote}</p>
    </div>
  );
}

function Names({ of }: { readonly of: readonly string[] }) {
  return (
    <ul className="column-names">
      {of.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
