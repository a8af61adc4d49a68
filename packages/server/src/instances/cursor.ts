import { problem, type ProblemReply } from '../platform/errors/problem.ts';
import type { Problem } from '../platform/http/contract.ts';

/** Place in a list that is ordered by time, then id 列表游标. */
export interface Cursor {
  readonly at: Date;
  readonly id: number;
}

/** Opaque text of a place, for the page's `next`. */
function cursorText({ at, id }: Cursor): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url');
}

/** The place that a text stands for; undefined when no page gave it. */
export function readCursor(text: string): Cursor | undefined {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString());
  if (match === null) return undefined;
  return { at: new Date(Number(match[1])), id: Number(match[2]) };
}

/** Cuts a list that was read with one row more than the page, and gives the text of the next place. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  place: (row: Row) => Cursor,
): { readonly page: readonly Row[]; readonly next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last !== undefined ? cursorText(place(last)) : null };
}

/** Refuses a cursor that no page gave. */
export function badCursor(reply: ProblemReply): Problem {
  const message = '翻页标记无效，请从第一页重新查看。/ Not a cursor: start again from the first page.';
  return problem(reply, 'INVALID_INPUT', { count: 1 }, [{ field: 'query/cursor', code: 'format', message }]);
}
