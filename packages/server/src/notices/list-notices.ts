import { cutPage, type Cursor } from '../instances/cursor.ts';
import type { Session } from '../platform/http/session.ts';
import type { NoticeDeps } from './deps.ts';
import { noticeCard } from './notice-card.ts';
import { noticesOfService, pageOfNotices, pinnedNotices, type NoticeReader } from './store.ts';

/** Before everything: the first page. */
const NEWEST: Cursor = { at: new Date('9999-01-01T00:00:00Z'), id: Number.MAX_SAFE_INTEGER };

/** What is asked for. */
export interface NoticeQuery {
  readonly service?: string | undefined;
  readonly before?: Cursor | undefined;
  readonly limit: number;
}

/** Whose eyes it is, for what they may see. */
export async function readerOf(
  { clock, directory }: Pick<NoticeDeps, 'clock' | 'directory'>,
  session: Session | undefined,
): Promise<NoticeReader> {
  const now = clock();
  if (session === undefined) return { now };
  const person = session.personId;
  return { now, person, affiliation: (await directory.refresh()).display(person)?.affiliation };
}

/** Notices 通告列表 that the reader may see now. */
export async function listNoticesFor(
  deps: NoticeDeps,
  session: Session | undefined,
  { service, before, limit }: NoticeQuery,
) {
  const reader = await readerOf(deps, session);
  const [directory, catalogue] = await Promise.all([deps.directory.refresh(), deps.catalogue.refresh()]);
  const setting = { directory, catalogue, signedIn: session !== undefined };
  if (service !== undefined) {
    const rows = await noticesOfService(deps.pool, reader, service);
    return { pinned: [], items: rows.map((row) => noticeCard(row, setting)), next: null };
  }
  const [pinned, rows] = await Promise.all([
    before === undefined ? pinnedNotices(deps.pool, reader) : [],
    pageOfNotices(deps.pool, reader, before ?? NEWEST, limit),
  ]);
  const { page, next } = cutPage(rows, limit, ({ publishAt, id }) => ({ at: publishAt, id }));
  return {
    pinned: pinned.map((row) => noticeCard(row, setting)),
    items: page.map((row) => noticeCard(row, setting)),
    next,
  };
}
