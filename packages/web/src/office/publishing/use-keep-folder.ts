import { useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { ProblemError } from '../../api/problem.ts';
import { type Command, useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import type { VersionDraft } from '../../api/shapes.ts';
import { draftQuery, versionsQuery } from './publishing-query.ts';

type Files = VersionDraft['files'];

const NOT_FOUND = 404;

/**
 * Keeps chosen files as the draft 存为草稿, over what the draft has, or else over the version in force: whoever brings in one
 * changed file means the others as they are.
 */
export function useKeepFolder(code: string, onKept: () => void): Command<Files> {
  const client = useQueryClient();
  const refresh = useRefresh();
  const draftNow = () =>
    client.fetchQuery({ ...draftQuery(code), retry: false, staleTime: 0 }).catch((error: unknown) => {
      if (error instanceof ProblemError && error.problem.status === NOT_FOUND) return undefined;
      throw error;
    });
  const path = { code };
  const begun = async (): Promise<VersionDraft | undefined> => {
    const found = await draftNow();
    if (found !== undefined) return found;
    const versions = await client.fetchQuery(versionsQuery(code));
    const serving = versions.items.find(({ state, hasFiles }) => state === 'inForce' && hasFiles);
    if (serving === undefined) return undefined;
    const body = { version: serving.version };
    await answer(api.POST('/api/office/services/{code}/draft', { params: { path }, body }));
    return draftNow();
  };
  return useCommand(
    async (files: Files) => {
      // A whole folder stands for itself.
      const isWhole = 'service.yaml' in files;
      const before = isWhole ? await draftNow() : await begun();
      const body = { seen: before?.revision ?? 0, files: isWhole ? files : { ...before?.files, ...files } };
      return answer(api.PUT('/api/office/services/{code}/draft', { params: { path }, body }));
    },
    async () => {
      await refresh(['versions', code], ['versionDraft', code]);
      onKept();
    },
  );
}
