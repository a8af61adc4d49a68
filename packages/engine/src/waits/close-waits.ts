import type { Wait } from '../scopes/scope.ts';
import { emit, type Work } from '../work.ts';

/** Cancels the waits that match. */
export function closeWaits(work: Work, matches: (wait: Wait) => boolean): void {
  for (const wait of work.instance.waits ?? []) {
    if (matches(wait)) closeWait(work, wait, 'cancelled');
  }
}

export function closeWait(work: Work, wait: Wait, result: 'triggered' | 'cancelled'): void {
  const { id, kind, node, name } = wait;
  const isUnneeded = kind === 'work' && result === 'cancelled' && name !== undefined;
  emit(work, {
    type: 'WaitClosed',
    wait: id,
    kind,
    node,
    result,
    ...(isUnneeded ? { topic: name } : undefined),
  });
}
