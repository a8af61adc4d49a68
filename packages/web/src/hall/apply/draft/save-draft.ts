import { answer, api } from '../../../api/client.ts';
import { asFormData } from '../../../api/form-data.ts';
import { queryClient } from '../../../api/query-client.ts';
import type { Draft } from '../../../api/shapes.ts';
import { formQuery } from '../form-query.ts';
import type { SavedDraft } from './starting-point.ts';

/** Whose draft on the server: of a service, for oneself or for somebody else. */
export interface DraftPlace {
  readonly service: string;
  readonly forId: number | undefined;
}

/** A draft from the wire; the form's answer names its uploads, that of a save does not. */
export function savedDraft(draft: Omit<Draft, 'files'> & Pick<SavedDraft, 'files'>): SavedDraft {
  const { data, version, savedAt, files = [] } = draft;
  return { data: asFormData(data), version, savedAt, files };
}

let underway: Promise<unknown> = Promise.resolve();

/** Saves the own draft of a service on top of a version; the cached form then holds it too. */
export async function saveDraft(
  { service, forId }: DraftPlace,
  data: SavedDraft['data'],
  version: number,
): Promise<SavedDraft> {
  const call = answer(
    api.PUT('/api/drafts/{service}', {
      params: { path: { service }, query: forId === undefined ? {} : { for: forId } },
      body: { data, version },
    }),
  );
  underway = call.catch(() => undefined);
  const draft = await call;
  queryClient.setQueryData(formQuery(service, { forId }).queryKey, (old) =>
    old ? { ...old, draft: { ...draft, files: old.draft?.files ?? [] } } : old,
  );
  return savedDraft(draft);
}

/** Waits for a save on its way: one that arrives after the submit would bring the draft back to life. */
export async function draftSettled(): Promise<void> {
  await underway;
}

/** The draft as the server has it now. */
export async function readDraft({ service, forId }: DraftPlace): Promise<SavedDraft | undefined> {
  const { draft } = await queryClient.fetchQuery({ ...formQuery(service, { forId }), staleTime: 0 });
  return draft === null ? undefined : savedDraft(draft);
}
