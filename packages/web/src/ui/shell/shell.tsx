import './shell.css';
import type { ReactNode } from 'react';
import { shell } from '../../locale/shell.ts';
import { useWords } from '../../locale/words.ts';
import { ExpiredBar } from './expired-bar.tsx';
import { Header } from './header.tsx';
import { OfflineBar } from './offline-bar.tsx';
import { UpdateBar } from './update-bar.tsx';

/** Frame around every page: skip link, header, notices of the whole hall, main, footer. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const t = useWords(shell);
  return (
    <div className="shell">
      <a href="#main" className="skip-link">
        {t.skip}
      </a>
      <Header />
      <div role="status" className="shell-notices no-print">
        <OfflineBar />
        <ExpiredBar />
        <UpdateBar />
      </div>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="footer no-print">
        <p>{t.footer}</p>
        <p>{t.footerHelp}</p>
      </footer>
    </div>
  );
}
