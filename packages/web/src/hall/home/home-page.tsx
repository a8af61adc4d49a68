import { shell } from '../../locale/shell.ts';
import { useWords } from '../../locale/words.ts';
import { Page } from '../../ui/page/page.tsx';

/** 首页 Home. */
export function HomePage() {
  const t = useWords(shell);
  return <Page title={t.home} />;
}
