import { transaction } from '../../../foundation/src/database/transaction.ts';
import type { ActInput } from './act-input.ts';
import type { Centre } from './centre.ts';
import { decideAct, type Actor, type Refusal } from './decide-act.ts';
import type { Order } from './order.ts';
import { lockOrder } from './read-order.ts';
import { writeChange } from './write-change.ts';

/** An act of a member of staff, on the version that they saw. */
export interface Doing {
  readonly orderId: string;
  readonly version: number;
  readonly act: string;
  readonly actor: Actor;
  readonly input: ActInput;
}

/** Does an act 办理. A version that was overtaken in the meantime is refused: the page they saw is no longer true. */
export async function doAct(
  centre: Centre,
  doing: Doing,
): Promise<{ readonly order: Order } | { readonly refused: Refusal | 'unknownOrder' | 'overtaken' }> {
  const result = await transaction(centre.pool, async (db) => {
    const order = await lockOrder(db, doing.orderId);
    if (order === undefined) return { refused: 'unknownOrder' } as const;
    if (order.version !== doing.version) return { refused: 'overtaken' } as const;
    const change = decideAct(centre.config, order, { ...doing, now: centre.now() });
    return 'refused' in change ? change : { order: await writeChange(db, centre, order, change) };
  });
  centre.wake();
  return result;
}
