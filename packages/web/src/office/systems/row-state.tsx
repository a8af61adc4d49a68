import type { DeliveryLine, EventLine } from '../../api/shapes.ts';
import { settlingWords } from '../../locale/settling.ts';
import { useWords } from '../../locale/words.ts';
import { Badge } from '../../ui/status/status-badge.tsx';

type RowStatus = DeliveryLine['status'] | EventLine['status'];
const TONES = {
  waiting: 'wait',
  running: 'run',
  done: 'good',
  dead: 'bad',
  skipped: 'quiet',
  quarantined: 'bad',
  dropped: 'quiet',
} as const;

/** State of a delivery or an event. */
export function RowState({ status }: { readonly status: RowStatus }) {
  const { statuses } = useWords(settlingWords);
  return <Badge tone={TONES[status]}>{statuses[status]}</Badge>;
}
