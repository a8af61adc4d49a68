import './status-badge.css';
import {
  IconAlertCircle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  type Icon,
  IconProgress,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { InstanceSummary } from '../../api/shapes.ts';
import { caseWords } from '../../locale/case.ts';
import { useWords } from '../../locale/words.ts';
import { statusOf, type Tone, toneOf } from './status.ts';

const ICONS: Readonly<Record<Tone, Icon>> = {
  run: IconProgress,
  wait: IconAlertCircle,
  good: IconCircleCheck,
  bad: IconCircleX,
  quiet: IconArrowBackUp,
};

/** A word with its tone: icon and text, never colour alone. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const Picture = ICONS[tone];
  return (
    <span className={`badge badge-${tone}`}>
      <Picture size={16} stroke={2} aria-hidden />
      {children}
    </span>
  );
}

/** State of a case 办件状态. */
export function StatusBadge(props: Pick<InstanceSummary, 'state' | 'outcome'>) {
  const t = useWords(caseWords);
  const status = statusOf(props.state, props.outcome);
  return <Badge tone={toneOf(status)}>{t[status]}</Badge>;
}
