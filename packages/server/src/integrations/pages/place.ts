/** Place in a list by id 列表游标: opaque to whoever pages. */
function placeText(id: number): string {
  return Buffer.from(`row.${id}`).toString('base64url');
}

/** The place that a text stands for; undefined when no page gave it. */
export function readPlace(text: string): number | undefined {
  const match = /^row\.(\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString());
  return match === null ? undefined : Number(match[1]);
}

/** Cuts a list that was read with one row more than the page. */
export function cutRows<Row extends { readonly id: number }>(
  rows: readonly Row[],
  limit: number,
): { readonly page: readonly Row[]; readonly next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last !== undefined ? placeText(last.id) : null };
}
