/** A name with its value 表格项, ready for HTML. */
export interface Cell {
  readonly name: string;
  readonly value: string;
  /** It needs a line of its own. */
  readonly wide: boolean;
}

/** Rows of the four-column table: two short cells share a line; one that is alone takes the whole line. */
export function packed(cells: readonly Cell[]): string {
  const rows: string[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    const [first, second] = [cells[at], cells[at + 1]];
    if (first === undefined) break;
    if (first.wide || second === undefined || second.wide) {
      rows.push(wideRow(first.name, first.value));
      continue;
    }
    rows.push(`<tr>${half(first)}${half(second)}</tr>`);
    at += 1;
  }
  return rows.join('');
}

function half({ name, value }: Cell): string {
  return `<th scope="row">${name}</th><td>${value}</td>`;
}

/** One name with a value over the other three columns. */
export function wideRow(name: string, value: string, kind = ''): string {
  const look = kind === '' ? '' : ` class="${kind}"`;
  return `<tr><th scope="row">${name}</th><td colspan="3"${look}>${value}</td></tr>`;
}

/** A line over the whole width that heads what follows. */
export function bandRow(name: string): string {
  return `<tr><th class="band" colspan="4" scope="rowgroup">${name}</th></tr>`;
}
