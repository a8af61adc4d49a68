import { homeWords } from '../../locale/home.ts';
import { useWords } from '../../locale/words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { signInAddress } from '../sign-in/return-to.ts';

/** What a visitor is offered in the place of their own matters. */
export function Visitor() {
  const t = useWords(homeWords);
  return (
    <div className="card home-visitor">
      <h2>{t.visitor}</h2>
      <p className="soft-text">{t.visitorText}</p>
      <ButtonLink to={signInAddress()} variant="light">
        {t.signIn}
      </ButtonLink>
    </div>
  );
}
