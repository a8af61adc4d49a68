import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import type { VersionDraft } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { publishingWords } from '../../locale/publishing.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FieldFrame } from '../../ui/fields/field-frame.tsx';
import { SelectInput } from '../../ui/fields/select-input.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';

/** 修改文件: one file of the draft as text. What was typed stays until it is saved, whatever file is looked at. */
export function FileEditor({ code, draft }: { readonly code: string; readonly draft: VersionDraft }) {
  const t = useWords(publishingWords);
  const refresh = useRefresh();
  const names = Object.keys(draft.files);
  const [chosen, setChosen] = useState(names[0] ?? '');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { send, pending, error } = useCommand(
    () =>
      answer(
        api.PUT('/api/office/services/{code}/draft', {
          params: { path: { code } },
          body: { seen: draft.revision, files: { ...draft.files, ...typed } },
        }),
      ),
    async () => {
      await refresh(['versionDraft', code]);
      setTyped({});
    },
  );
  return (
    <section className="card stack" aria-labelledby="edit">
      <h2 id="edit">{t.edit}</h2>
      {error !== null && <ProblemNote error={error} />}
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send(undefined);
        }}
      >
        <SelectInput
          id="file"
          label={t.file}
          options={names.map((name) => ({ value: name, label: name in typed ? `${name} *` : name }))}
          value={chosen}
          empty=""
          onChange={setChosen}
        />
        <FieldFrame id="text" label={chosen}>
          <textarea
            className="input publishing-text"
            id="text"
            spellCheck={false}
            wrap="off"
            value={typed[chosen] ?? draft.files[chosen] ?? ''}
            onChange={(event) => setTyped({ ...typed, [chosen]: event.currentTarget.value })}
          />
        </FieldFrame>
        <div>
          <ActionButton submit variant="light" pending={pending}>
            {t.save}
          </ActionButton>
        </div>
      </form>
    </section>
  );
}
