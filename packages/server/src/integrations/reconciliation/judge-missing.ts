import { findOrder } from '@wangban/connectors/webhook';
import { eachPage, note, type Comparison } from './comparison.ts';
import type { Finding } from './difference-store.ts';
import { lostOrders, missingOrders, sendAgain, type LostRow, type MissingRow } from './findings-store.ts';
import { listedOrder } from './listed-order.ts';
import { addListed } from './run-store.ts';

/** Orders that the list lacks are asked for one by one; a list that lacks more than this is not believed at all. */
const MOST_QUESTIONS = 2000;

/** Orders that the list lacks 清单缺少的工单; true: it lacks too many. */
export async function judgeMissing(comparison: Comparison): Promise<boolean> {
  const { deps, span, tally } = comparison;
  let tooMany = false;
  await eachPage(
    (after: string) => (tooMany ? Promise.resolve([]) : missingOrders(deps.pool, span, after)),
    '',
    ({ orderId }) => orderId,
    async (rows) => {
      tally.questions += rows.length;
      tooMany = tally.questions > MOST_QUESTIONS;
      if (!tooMany) await note(comparison, rows, (row) => judgeOneMissing(comparison, row));
    },
  );
  return tooMany;
}

async function judgeOneMissing(
  { deps, peer, span }: Comparison,
  { orderId, orderNo, instanceId, reference, status, version, updatedAt }: MissingRow,
): Promise<Finding | undefined> {
  const found = await findOrder(peer, reference);
  // Who cannot be asked has not said that it is gone.
  if (found.kind !== 'done') return undefined;
  if (found.value !== undefined) await addListed(deps.pool, span.run, [listedOrder(found.value)]);
  if (found.value?.id === orderId) return undefined;
  const here = { status, version, updatedAt, no: orderNo };
  const named = { order_id: orderId, reference, instance_id: instanceId };
  return { class: 'onlyHere', ...named, here, there: null, status: 'open' };
}

/** New orders that were given up 没有送成的建单. */
export function judgeAllLost(comparison: Comparison): Promise<void> {
  const { deps, span } = comparison;
  return eachPage(
    (after: number) => lostOrders(deps.pool, span, after),
    0,
    ({ deliveryId }) => deliveryId,
    (rows) => note(comparison, rows, (row) => judgeLost(comparison, row)),
  );
}

/** A lost create is sent again once with its old key, which looks first; what was refused, or tried before, is a person's. */
async function judgeLost(
  { deps, peer }: Comparison,
  { deliveryId, instanceId, reference, unsure, listed: known, tried }: LostRow,
): Promise<Finding> {
  const found = known === null && unsure && !tried ? await findOrder(peer, reference) : undefined;
  const isThere = known !== null || (found?.kind === 'done' && found.value !== undefined);
  const mayTry = !tried && (isThere || (unsure && found?.kind === 'done'));
  const isSent = mayTry && (await sendAgain(deps.pool, deliveryId, new Date(deps.clock())));
  return {
    class: 'onlyHere',
    order_id: null,
    reference,
    instance_id: instanceId,
    here: { delivery: deliveryId },
    there: null,
    status: isSent ? 'healed' : 'open',
  };
}
