import type { PersonId } from './assignment/directory.ts';
import { standInsFor } from './assignment/substitution.ts';
import type { Context } from './context.ts';
import type { Principal, TaskKind } from './events.ts';
import type { Instance, Round, Seat, Token } from './instance.ts';

/** An open task 待办 of a case. `frozen` ones (a return, a suspension) are shown grey and cannot be acted on. */
export interface OpenTask {
  readonly task: number;
  readonly kind: TaskKind;
  readonly node: string;
  readonly round: number;
  readonly seat: number;
  readonly version: number;
  readonly frozen: boolean;
  /** Who holds it; undefined while a pool task is to be claimed 认领. */
  readonly holder?: PersonId;
  /** Whom the holder waits for 委派; both have it in their inbox. */
  readonly delegate?: PersonId;
  /** Inbox addresses: the holder and their delegate, or the candidates who may claim it. */
  readonly principals: readonly Principal[];
}

/** All open tasks, in the order of their tokens and seats. */
export function openTasks(instance: Instance): readonly OpenTask[] {
  const tasks: OpenTask[] = [];
  const suspended = instance.docket?.suspended !== undefined;
  for (const token of instance.tokens) {
    const seats = token.round?.seats ?? [];
    for (const [index, seat] of seats.entries()) {
      if (token.round === undefined || seat.task === undefined) continue;
      tasks.push(openTask(token, token.round, seat, seat.task, index, suspended));
    }
  }
  return tasks;
}

function openTask(
  token: Token,
  round: Round,
  seat: Seat,
  task: number,
  index: number,
  suspended: boolean,
): OpenTask {
  const { person, pool = [], version = 1 } = seat;
  return {
    task,
    kind: kindOf(round, seat),
    node: token.node,
    round: round.id,
    seat: index,
    version,
    frozen: suspended || token.frozen !== undefined,
    ...(person === undefined ? { principals: pool } : heldBy(person, seat.delegate)),
  };
}

function heldBy(holder: PersonId, delegate: PersonId | undefined) {
  if (delegate === undefined) return { holder, principals: [{ person: holder }] };
  return { holder, delegate, principals: [{ person: holder }, { person: delegate }] };
}

function kindOf({ revise }: Round, { added }: Seat): TaskKind {
  if (revise === true) return 'revise';
  if (added?.role === 'decider') return 'adjudication';
  return added?.role === 'opinion' ? 'opinion' : 'approval';
}

/**
 * The active people whom these tasks wait for: holders or their delegates, whoever may claim, and who stands in for them.
 * Each once.
 */
export function holdersOf(tasks: readonly OpenTask[], context: Context): readonly PersonId[] {
  const { directory } = context;
  const people = tasks.flatMap(({ node, principals, delegate }) => {
    if (delegate !== undefined) return [delegate];
    const own = principals.flatMap((each) =>
      'person' in each ? [each.person] : directory.holders(each.position),
    );
    return [...own, ...standInsFor(context, node, own)];
  });
  return [...new Set(people)].filter((id) => directory.person(id)?.active === true);
}
