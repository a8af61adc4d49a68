import '../ui/success-note.css';
import './notice.css';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useHistoryState } from 'wouter/use-browser-location';

/** Long enough that the empty region is known, and that the new page's heading is read first. */
const PAUSE_MS = 150;

/**
 * The good news of the page before, carried in the history entry as `{ notice }`. The live region stands first and gets its text afterwards, because screen readers
 * announce changes of a region, not its birth.
 */
export function Notice() {
  const told = noticeOf(useHistoryState<unknown>());
  const [text, setText] = useState('');
  useEffect(() => {
    const wait = setTimeout(() => setText(told), PAUSE_MS);
    return () => clearTimeout(wait);
  }, [told]);
  return (
    <div role="status" className="desk-notice">
      {text !== '' && (
        <div className="success-note">
          <IconCircleCheck className="success-note-icon" aria-hidden />
          {text}
        </div>
      )}
    </div>
  );
}

function noticeOf(state: unknown): string {
  if (typeof state !== 'object' || state === null || !('notice' in state)) return '';
  return typeof state.notice === 'string' ? state.notice : '';
}
