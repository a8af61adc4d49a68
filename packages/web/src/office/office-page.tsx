import './office-page.css';
import '../ui/card.css';
import { Link } from 'wouter';
import { useSession } from '../api/session.ts';
import { officeHomeWords } from '../locale/office-home.ts';
import { useWords } from '../locale/words.ts';
import { Page } from '../ui/page/page.tsx';
import { officePages } from './office-pages.ts';

/** 管理: the pages of the office, each with what it is for. */
export function OfficePage() {
  const t = useWords(officeHomeWords);
  const { me } = useSession();
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      <ul className="office-pages">
        {officePages(me).map(({ key, to }) => {
          const [name, what] = t[key];
          return (
            <li key={key} className="card">
              <h2>
                <Link href={to}>{name}</Link>
              </h2>
              <p className="soft-text">{what}</p>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
