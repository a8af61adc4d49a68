import './header.css';
import { IconLanguage } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useSession } from '../../api/session.ts';
import { setLanguage, useLanguage } from '../../locale/language.ts';
import { shell } from '../../locale/shell.ts';
import { useWords } from '../../locale/words.ts';
import { signInAddress } from '../../hall/sign-in/return-to.ts';
import { Logo } from './logo.tsx';
import { MainNav } from './main-nav.tsx';

/** Header 页头: name of the hall, navigation, language and sign-in. */
export function Header() {
  const t = useWords(shell);
  const chosen = useLanguage();
  const { me } = useSession();
  const [path] = useLocation();
  return (
    <header className="header">
      <div className="header-row">
        <Link href="/" className="header-name">
          <Logo />
          <span>{t.hall}</span>
        </Link>
        <MainNav />
        <div className="header-tools no-print">
          <button
            type="button"
            className="header-tool"
            lang={chosen === 'zh' ? 'en' : 'zh-CN'}
            aria-label={t.switchLanguage}
            onClick={() => setLanguage(chosen === 'zh' ? 'en' : 'zh')}
          >
            <IconLanguage size={20} stroke={1.7} aria-hidden />
            {t.otherLanguage}
          </button>
          {me === null && path !== '/sign-in' && (
            <Link href={signInAddress()} className="header-tool header-sign-in">
              {t.signIn}
            </Link>
          )}
          {me && <span className="header-person">{me.name}</span>}
        </div>
      </div>
    </header>
  );
}
