import { queryClient } from '../api/query-client.ts';
import { INBOX, taskAddress } from './addresses.ts';
import { inboxQuery } from './inbox-query.ts';

/** Where to go after a decision: the oldest task that still waits for me, else the inbox. */
export async function nextPlace(handled: number): Promise<{ readonly to: string; readonly more: boolean }> {
  await queryClient.invalidateQueries({ queryKey: ['tasks'], refetchType: 'none' });
  try {
    const list = await queryClient.fetchInfiniteQuery({ ...inboxQuery('open'), staleTime: 0 });
    const next = list.pages
      .flatMap((page) => page.items)
      .find((task) => task.id !== handled && task.status === 'open' && task.kind !== 'revise');
    return next === undefined ? { to: INBOX, more: false } : { to: taskAddress(next.id), more: true };
  } catch {
    // The decision has landed; that the next task could not be read is no reason to say otherwise.
    return { to: INBOX, more: true };
  }
}
