import { principalKey } from '../instances/effects/principal-key.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import { addressesOf, covers } from '../people/substitution.ts';
import type { CardRow } from './store.ts';

/** Who looks at tasks 待办, and when. */
export interface Looker {
  readonly personId: number;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * In whose place 代谁办理 this person has, or had, the task; undefined when it is their own. What they decide is recorded by the
 * engine's rule (`grantorFor`), which sees the whole case; here the row is enough.
 */
export function standsInFor(
  directory: DirectorySnapshot,
  { personId, now }: Looker,
  task: CardRow,
): number | undefined {
  const { holder } = task;
  if (holder === personId || task.kind === 'revise') return undefined;
  if (task.status === 'closed') return task.closedBy === personId ? (holder ?? undefined) : undefined;
  const sources = holder === null ? task.principals : [holder];
  if (directory.principals(personId).some((own) => sources.includes(principalKey(own)))) return undefined;
  const facts = { openedAt: task.openedAt.getTime(), service: task.service, node: task.node };
  return addressesOf(directory, personId, now).find(
    (address) => address.grantor !== undefined && sources.includes(address.key) && covers(address, facts),
  )?.grantor;
}
