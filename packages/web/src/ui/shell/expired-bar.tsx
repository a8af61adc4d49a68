import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useSession } from '../../api/session.ts';
import { signInAddress } from '../../hall/sign-in/return-to.ts';
import { shell } from '../../locale/shell.ts';
import { useWords } from '../../locale/words.ts';

/** Public pages need no session: there the header's sign-in link is enough. */
const PUBLIC = new Set(['/', '/sign-in', '/setup', '/services']);

/** Bar when a session ended under the reader's hands; the page below keeps everything. */
export function ExpiredBar() {
  const t = useWords(shell);
  const { me } = useSession();
  const [path] = useLocation();
  const [wasIn, setWasIn] = useState(false);
  if (me && !wasIn) setWasIn(true);
  if (me === null && wasIn && PUBLIC.has(path)) setWasIn(false);
  if (me !== null || !wasIn) return null;
  return (
    <p className="notice-bar">
      {t.expired}
      <Link href={signInAddress()}>{t.signInAgain}</Link>
    </p>
  );
}
