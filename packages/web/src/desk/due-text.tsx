import './due-text.css';
import { IconAlertTriangle, IconClock, IconPlayerPause } from '@tabler/icons-react';
import { clockTime, shortDateTime } from '../locale/dates.ts';
import { inboxWords } from '../locale/desk.ts';
import { useLanguage } from '../locale/language.ts';
import { useNow } from '../locale/use-now.ts';
import { type Shape, useWords } from '../locale/words.ts';
import { type Due, dueIn } from './due.ts';

type Tone = 'late' | 'soon' | 'calm';

/** Promised time in words, an icon and colour: how near the date is, or that the clock stands still. */
export function DueText({
  dueAt,
  paused = false,
}: {
  readonly dueAt: string | null;
  readonly paused?: boolean;
}) {
  const t = useWords(inboxWords);
  const chosen = useLanguage();
  const now = useNow();
  if (paused) {
    return (
      <span className="due due-calm">
        <IconPlayerPause size={16} aria-hidden />
        {t.paused}
      </span>
    );
  }
  const due = dueIn(dueAt, now);
  const tone = toneOf(due);
  const Picture = tone === 'late' ? IconAlertTriangle : IconClock;
  const time = dueAt === null ? '' : clockTime(dueAt);
  const day = dueAt === null ? '' : shortDateTime(chosen, dueAt, now);
  return (
    <span className={`due due-${tone}`}>
      <Picture size={16} aria-hidden />
      {dueAt === null ? t.dueNone : <time dateTime={dueAt}>{inWords(due, t, time, day)}</time>}
    </span>
  );
}

function toneOf(due: Due): Tone {
  if (due.kind === 'overdue') return 'late';
  return due.kind === 'today' || due.kind === 'tomorrow' ? 'soon' : 'calm';
}

function inWords(due: Due, t: Shape<typeof inboxWords.zh>, time: string, day: string): string {
  switch (due.kind) {
    case 'none':
      return t.dueNone;
    case 'overdue':
      return due.days > 0 ? t.overdueDays(due.days) : t.overdueHours(due.hours);
    case 'today':
      return t.dueToday(time);
    case 'tomorrow':
      return t.dueTomorrow(time);
    case 'later':
      return t.dueLater(day, due.days);
  }
}
