import type { Text } from '../../../text.ts';
import type { Juel } from './tree.ts';

/** How tightly a piece of FEEL binds; what binds less than its place asks for gets brackets. */
export const BINDS = {
  choice: 0,
  or: 1,
  and: 2,
  comparison: 3,
  sum: 4,
  product: 5,
  sign: 6,
  value: 7,
} as const;

/** A piece of FEEL. */
export interface Piece {
  readonly text: string;
  readonly binds: number;
}

/** One translation under way: how nodes are written, and the first thing that FEEL cannot say. */
export interface Printing {
  readonly print: (tree: Juel) => Piece;
  problem: Text | undefined;
}

/** A piece that needs no brackets anywhere. */
export function value(text: string): Piece {
  return { text, binds: BINDS.value };
}

/** Text of a node, in brackets where it binds less than this. */
export function within(printing: Printing, tree: Juel, binds: number): string {
  const piece = printing.print(tree);
  return piece.binds < binds ? `(${piece.text})` : piece.text;
}

/** Notes what FEEL cannot say; what comes out then does not matter. */
export function cannot(printing: Printing, zh: string, en: string): Piece {
  printing.problem ??= { zh, en };
  return value('null');
}

/**
 * JUEL's `empty`: null, the empty text, the empty list. `in` compares each and is never unknown. It gets brackets wherever
 * it is a part, because readers of FEEL differ in what they take for its right side.
 */
export function emptiness(printing: Printing, tree: Juel): Piece {
  return { text: `${within(printing, tree, BINDS.sum)} in [null, "", []]`, binds: BINDS.choice };
}
