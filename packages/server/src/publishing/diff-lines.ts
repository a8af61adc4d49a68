/** A line of a comparison 逐行比较: kept around changes for reading, removed, added; `gap` stands for lines left out. */
export type DiffLine =
  | { readonly kind: 'same' | 'removed' | 'added'; readonly line: number; readonly text: string }
  | { readonly kind: 'gap' };

/** Lines around a change that are shown with it. */
const AROUND = 3;
/** Edits that are looked for; files that differ in more show as one block taken out and one put in. */
const MOST_EDITS = 400;

/**
 * Compares two texts line by line with the fewest edits (E. Myers, “An O(ND) Difference Algorithm”, 1986). `undefined` = there is
 * no such file. Line ends do not count. Empty = no difference. `line` counts from 1, in the old text for what was removed.
 */
export function diffLines(before: string | undefined, after: string | undefined): readonly DiffLine[] {
  const old = linesOf(before);
  const fresh = linesOf(after);
  const start = commonStart(old, fresh);
  const end = commonEnd(old.slice(start), fresh.slice(start));
  const edits = editsOf(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end));
  if (edits.length === 0) return [];
  return shortened(
    numbered([...sameLines(old.slice(0, start)), ...edits, ...sameLines(old.slice(old.length - end))]),
  );
}

interface Edit {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

function linesOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.replaceAll('\r\n', '\n').split('\n');
}

const sameLines = (lines: readonly string[]): readonly Edit[] =>
  lines.map((text) => ({ kind: 'same', text }));

function commonStart(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}

function commonEnd(a: readonly string[], b: readonly string[]): number {
  return commonStart(a.toReversed(), b.toReversed());
}

function editsOf(a: readonly string[], b: readonly string[]): readonly Edit[] {
  const trace = a.length === 0 || b.length === 0 ? undefined : furthestPaths(a, b);
  return trace === undefined ? replaced(a, b) : walkBack(a, b, trace);
}

function replaced(a: readonly string[], b: readonly string[]): readonly Edit[] {
  return [
    ...a.map((text) => ({ kind: 'removed', text }) as const),
    ...b.map((text) => ({ kind: 'added', text }) as const),
  ];
}

type Furthest = ReadonlyMap<number, number>;

/** For each number of edits, how far each diagonal gets; undefined = more edits than are looked for. */
function furthestPaths(a: readonly string[], b: readonly string[]): readonly Furthest[] | undefined {
  const trace: Furthest[] = [];
  let before: Furthest = new Map([[1, 0]]);
  for (let edits = 0; edits <= MOST_EDITS; edits++) {
    const reached = new Map<number, number>();
    trace.push(before);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const x = slide(a, b, stepTo(before, diagonal, edits), diagonal);
      reached.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return trace;
    }
    before = reached;
  }
  return undefined;
}

/** Where a diagonal begins: by an insertion from above or a removal from the left, whichever is further. */
function stepTo(before: Furthest, diagonal: number, edits: number): number {
  return comesFromAbove(before, diagonal, edits)
    ? (before.get(diagonal + 1) ?? 0)
    : (before.get(diagonal - 1) ?? 0) + 1;
}

function comesFromAbove(before: Furthest, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (before.get(diagonal - 1) ?? 0) < (before.get(diagonal + 1) ?? 0);
}

function slide(a: readonly string[], b: readonly string[], from: number, diagonal: number): number {
  let x = from;
  while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
  return x;
}

function walkBack(a: readonly string[], b: readonly string[], trace: readonly Furthest[]): readonly Edit[] {
  const edits: Edit[] = [];
  let x = a.length;
  let y = b.length;
  for (let count = trace.length - 1; count >= 0; count--) {
    const before = trace[count] ?? new Map<number, number>();
    const diagonal = x - y;
    const fromAbove = comesFromAbove(before, diagonal, count);
    const previous = fromAbove ? diagonal + 1 : diagonal - 1;
    const startX = before.get(previous) ?? 0;
    const startY = startX - previous;
    const slidFrom = stepTo(before, diagonal, count);
    while (x > slidFrom) {
      x--;
      y--;
      edits.push({ kind: 'same', text: a[x] ?? '' });
    }
    if (count === 0) break;
    edits.push(
      fromAbove ? { kind: 'added', text: b[startY] ?? '' } : { kind: 'removed', text: a[startX] ?? '' },
    );
    x = startX;
    y = startY;
  }
  return edits.toReversed();
}

type Numbered = Exclude<DiffLine, { readonly kind: 'gap' }>;

function numbered(edits: readonly Edit[]): readonly Numbered[] {
  let before = 0;
  let after = 0;
  return edits.map(({ kind, text }) => {
    if (kind !== 'added') before++;
    if (kind !== 'removed') after++;
    return { kind, line: kind === 'removed' ? before : after, text };
  });
}

/** Leaves out what is the same and far from any change. */
function shortened(lines: readonly Numbered[]): readonly DiffLine[] {
  const near = new Set<number>();
  for (const [index, { kind }] of lines.entries())
    if (kind !== 'same') for (let at = index - AROUND; at <= index + AROUND; at++) near.add(at);
  return lines.flatMap((line, index): readonly DiffLine[] => {
    if (near.has(index)) return [line];
    return index > 0 && near.has(index - 1) ? [{ kind: 'gap' }] : [];
  });
}
