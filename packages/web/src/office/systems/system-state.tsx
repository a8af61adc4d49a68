import type { SystemSummary } from '../../api/shapes.ts';
import { systemWords } from '../../locale/systems.ts';
import { useNow } from '../../locale/use-now.ts';
import { useWords } from '../../locale/words.ts';
import { Badge } from '../../ui/status/status-badge.tsx';

const TONES = { active: 'good', open: 'wait', paused: 'quiet', disabled: 'bad' } as const;

/** State of a system: running, spared for a while, paused or switched off. */
export function SystemState({ of }: { readonly of: Pick<SystemSummary, 'status' | 'openUntil'> }) {
  const t = useWords(systemWords);
  const now = useNow();
  const isOpen = of.status === 'active' && of.openUntil !== null && Date.parse(of.openUntil) > now.getTime();
  const state = isOpen ? 'open' : of.status;
  return <Badge tone={TONES[state]}>{t.states[state]}</Badge>;
}
