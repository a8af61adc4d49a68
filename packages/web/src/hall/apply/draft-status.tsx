import './draft-status.css';
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { applyWords } from '../../locale/apply.ts';
import { clockTime } from '../../locale/dates.ts';
import { useWords } from '../../locale/words.ts';
import type { DraftState } from './draft/draft-queue.ts';

type Look = 'safe' | 'moving' | 'local';

const LOOKS: Readonly<Record<DraftState['phase'], Look>> = {
  idle: 'safe',
  waiting: 'moving',
  saving: 'moving',
  retrying: 'local',
  refused: 'local',
  signedOut: 'local',
  conflict: 'local',
};
const ICONS = { safe: IconCloudCheck, moving: IconCloudUp, local: IconCloudOff } as const;

/** 已自动保存 HH:MM, or where what is typed lies until it can be saved. */
export function DraftStatus({ draft, saves }: { readonly draft: DraftState; readonly saves: boolean }) {
  const t = useWords(applyWords).draft;
  const look = LOOKS[draft.phase];
  const Picture = ICONS[look];
  const saved = draft.savedAt ? t.saved(clockTime(draft.savedAt)) : t.idle;
  const words = {
    idle: saves ? saved : t.deviceOnly,
    waiting: t.saving,
    saving: t.saving,
    retrying: t.local,
    refused: t.refused,
    signedOut: t.signedOut,
    conflict: t.conflict,
  }[draft.phase];
  return (
    // Spoken only when something needs attention: an announcement every two seconds would drown everything else.
    <p className={`draft-status draft-status-${look}`} role={look === 'local' ? 'status' : undefined}>
      <Picture size={20} stroke={1.7} aria-hidden />
      {words}
    </p>
  );
}
