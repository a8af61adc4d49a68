import type { Context } from './context.ts';
import { decide } from './decide.ts';
import type { Flow } from './definition/flow.ts';
import type { Principal } from './events.ts';
import type { Instance, Seat } from './instance.ts';
import { isRejection } from './rejection.ts';

/** A seat that the actor may take out of a round 可减签的席位. */
export interface RemovableSeat {
  readonly seat: number;
  /** Who sits there, or who may claim it. */
  readonly principals: readonly Principal[];
}

/** The seats of one open round that the actor may take out, with the task and its version to ask by. */
export interface RemovableSeats {
  readonly task: number;
  readonly version: number;
  readonly seats: readonly RemovableSeat[];
}

/**
 * What `removeApprover` can be asked for now at a node. Tried out seat by seat: only a round without the seat tells whether its
 * quorum can still be reached. Also for somebody who has no task there now, such as who waits for those they have added.
 */
export function removableSeats(
  flow: Flow,
  instance: Instance,
  node: string,
  context: Context,
): readonly RemovableSeats[] {
  if (instance.status === 'closed') return [];
  return instance.tokens.flatMap((token) => {
    const seats = token.node === node ? (token.round?.seats ?? []) : [];
    const asked = seats.find((seat) => seat.task !== undefined);
    if (asked?.task === undefined) return [];
    const { task, version = 1 } = asked;
    const mayGo = (seat: number): boolean =>
      !isRejection(decide(flow, instance, { type: 'removeApprover', taskId: task, seat }, context));
    const removable = seats.flatMap((seat, index) =>
      mayGo(index) ? [{ seat: index, principals: sitting(seat) }] : [],
    );
    return removable.length === 0 ? [] : [{ task, version, seats: removable }];
  });
}

function sitting({ person, pool = [] }: Seat): readonly Principal[] {
  return person === undefined ? pool : [{ person }];
}
