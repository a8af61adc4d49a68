import type { Wait } from '../scopes/scope.ts';
import { emit, type Work } from '../work.ts';

/** Cancels the waits that match. */
export function closeWaits(work: Work, matches: (wait: Wait) => boolean): void {
  for (const wait of work.instance.waits ?? []) {
    if (matches(wait)) closeWait(work, wait, 'cancelled');
  }
}

export function closeWait(work: Work, wait: Wait, result: 'triggered' | 'cancelled'): void {
  emit(work, { type: 'WaitClosed', wait: wait.id, kind: wait.kind, node: wait.node, result });
}
