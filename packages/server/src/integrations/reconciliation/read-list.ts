import { listAll, listChanges, type Failed, type Peer, type ReadPage } from '@wangban/connectors/webhook';
import type { Text } from '@wangban/engine';

/** How a list ended 清单读到哪里: at its end, at the limit of pages, or with a failure. */
export type ListEnd =
  | { readonly kind: 'end' }
  /** There is more; what was read counts. */
  | { readonly kind: 'more' }
  /** The system does not offer it. */
  | { readonly kind: 'notOffered' }
  /** It gave the same page again and again. */
  | { readonly kind: 'circle' }
  | { readonly kind: 'failed'; readonly failed: Failed };

/** The list 清单 turns in a circle. */
export const CIRCLE: Text = {
  zh: '对方的清单翻页总是回到同一页',
  en: 'the pages of its list go round in a circle',
};
/** The list is not there. */
export const NOT_OFFERED: Text = { zh: '对方没有提供这个清单', en: 'it does not offer this list' };

/** Which list, from when, and how many pages of it at most. */
export interface ListQuestion {
  readonly list: 'changes' | 'all';
  readonly since: string;
  readonly pages: number;
}

const MISSING: ReadonlySet<number | undefined> = new Set([404, 405, 501]);

/** Reads a list page by page 逐页读取; a page is handed on before the next is asked for, so memory does not grow with the list. */
export async function readList(
  peer: Peer,
  { list, since, pages }: ListQuestion,
  take: (page: ReadPage) => Promise<void>,
): Promise<ListEnd> {
  const ask = list === 'all' ? listAll : listChanges;
  const cursors = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    const answer = await ask(peer, { since, cursor });
    if (answer.kind !== 'done') {
      const isMissing = page === 0 && MISSING.has(answer.failure.status);
      return isMissing ? { kind: 'notOffered' } : { kind: 'failed', failed: answer };
    }
    await take(answer.value);
    const { next } = answer.value;
    if (next === null) return { kind: 'end' };
    if (cursors.has(next)) return { kind: 'circle' };
    cursors.add(next);
    cursor = next;
  }
  return { kind: 'more' };
}
