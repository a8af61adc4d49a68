import './form-notices.css';
import { Button } from '@mantine/core';
import { applyWords } from '../../locale/apply.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useNow } from '../../locale/use-now.ts';
import { useWords } from '../../locale/words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { signInAddress } from '../sign-in/return-to.ts';
import type { Filling, FillingState } from './draft/filling.ts';
import type { SavedDraft } from './draft/starting-point.ts';

function ConflictNote({ newer, filling }: { readonly newer: SavedDraft; readonly filling: Filling }) {
  const t = useWords(applyWords);
  const chosen = useLanguage();
  const now = useNow();
  return (
    <section className="form-notice" role="alert">
      <h2>{t.conflictTitle}</h2>
      <p>{t.conflictText(shortDateTime(chosen, newer.savedAt, now))}</p>
      <div className="form-notice-actions">
        <Button variant="default" onClick={filling.takeNewer}>
          {t.useTheirs}
        </Button>
        <Button variant="default" onClick={filling.keepMine}>
          {t.keepMine}
        </Button>
      </div>
    </section>
  );
}

/** Session expired: what is typed is safe, and this is how to go on. */
export function SignInNote() {
  const t = useWords(applyWords);
  return (
    <section className="form-notice" role="alert">
      <h2>{t.signInTitle}</h2>
      <p>{t.signInText}</p>
      <ButtonLink to={signInAddress()}>{t.signIn}</ButtonLink>
    </section>
  );
}

/** What the person must know about the safety of what they type. */
export function FormNotices({ filling, state }: { readonly filling: Filling; readonly state: FillingState }) {
  const t = useWords(applyWords);
  return (
    <>
      {state.draft.phase === 'signedOut' && <SignInNote />}
      {state.newer && <ConflictNote newer={state.newer} filling={filling} />}
      {!state.stored && (
        <p className="form-notice" role="alert">
          {t.storageFull}
        </p>
      )}
    </>
  );
}
