import type { Instance, Round, Seat, Token } from '../instance.ts';

/** An open task 待办 with its seat, round and token. */
export interface HeldTask {
  readonly task: number;
  readonly token: Token;
  readonly round: Round;
  /** Index of the seat in its round. */
  readonly seat: number;
  readonly holder: Seat;
}

/** Finds an open (or frozen) task in the live state. */
export function findTask(instance: Instance, task: number): HeldTask | undefined {
  for (const token of instance.tokens) {
    const seat = token.round?.seats.findIndex((each) => each.task === task) ?? -1;
    const holder = token.round?.seats[seat];
    if (token.round !== undefined && holder !== undefined) {
      return { task, token, round: token.round, seat, holder };
    }
  }
  return undefined;
}
