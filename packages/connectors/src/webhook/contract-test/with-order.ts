import type { Order } from '../wire/order.ts';
import { skipped, type Finding } from './check.ts';
import { makeOrder, newOrderOf, type Tester } from './tester.ts';

/** Tries something on a fresh order 在新工单上检查; without one there is nothing to try. */
export async function withOrder(
  tester: Tester,
  work: (order: Order) => Promise<Finding>,
  reference = tester.newReference(),
): Promise<Finding> {
  const answer = await makeOrder(tester, reference, newOrderOf(tester, reference));
  if (answer.kind === 'done' || answer.kind === 'adopted') return work(answer.value);
  return skipped('没有建成工单（见 create）', 'no order could be made (see create)');
}
