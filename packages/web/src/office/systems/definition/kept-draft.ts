import { tab } from '../../../desk/fill-in/tab-storage.ts';
import { definitionFrom } from './definition-from.ts';
import { draftOf, type SystemDraft } from './draft.ts';
import { restOf } from './read-json.ts';

/** What was typed and not saved 未保存的填写, and upon which version. */
export interface KeptDraft {
  readonly seen: number;
  readonly draft: SystemDraft;
}

const nameOf = (code: string): string => `system-definition/${code}`;

/** What this tab keeps of a system; a reload, or a sign-in that ran out, loses nothing. New systems have the code ''. */
export function keptDraft(code: string): KeptDraft | undefined {
  const kept = restOf(parsed(tab.get(nameOf(code))));
  const { seen, definition } = kept;
  return typeof seen === 'number' ? { seen, draft: draftOf(restOf(definition)) } : undefined;
}

/** Keeps it. */
export function keepDraft(code: string, { seen, draft }: KeptDraft): void {
  tab.set(nameOf(code), JSON.stringify({ seen, definition: definitionFrom(draft) }));
}

/** It was saved, or is not wanted any more. */
export function forgetDraft(code: string): void {
  tab.remove(nameOf(code));
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
