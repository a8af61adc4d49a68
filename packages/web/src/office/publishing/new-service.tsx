import { useState } from 'react';
import { useLocation } from 'wouter';
import { answer, api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { publishingWords } from '../../locale/publishing.ts';
import { useWords } from '../../locale/words.ts';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { FolderInput } from './folder-input.tsx';
import { type ChosenFolder, codeOf } from './read-folder.ts';

/** 导入新事项: a folder becomes a draft of the service that its service.yaml names. */
export function NewService() {
  const t = useWords(publishingWords);
  const refresh = useRefresh();
  const [, navigate] = useLocation();
  const [missing, setMissing] = useState(false);
  const keep = useCommand(
    ({ code, files }: { readonly code: string; readonly files: ChosenFolder['files'] }) =>
      answer(
        api.PUT('/api/office/services/{code}/draft', {
          params: { path: { code } },
          body: { seen: 0, files },
        }),
      ),
    async (_kept, { code }) => {
      await refresh(['versionDraft', code]);
      navigate(`/office/services/${code}/draft`);
    },
  );
  return (
    <>
      {keep.error !== null && <ProblemNote error={keep.error} />}
      {missing && (
        <p className="field-error" role="alert">
          {t.bringNoCode}
        </p>
      )}
      <FolderInput
        title={t.bringNew}
        pending={keep.pending}
        onChosen={({ files }) => {
          const code = codeOf(files);
          setMissing(code === undefined);
          if (code !== undefined) keep.send({ code, files });
        }}
      />
    </>
  );
}
