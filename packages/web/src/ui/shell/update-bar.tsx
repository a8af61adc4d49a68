import { useEffect, useState } from 'react';
import { shell } from '../../locale/shell.ts';
import { useWords } from '../../locale/words.ts';

/** Asked at most this often, when the reader comes back to the page. */
const SPACING_MS = 600_000;

/** Whether the server hands out another build than the one running here. */
async function isOutdated(): Promise<boolean> {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  if (entry === null) return false;
  const answer = await fetch('/', { cache: 'no-cache' });
  return answer.ok && !(await answer.text()).includes(new URL(entry.src).pathname);
}

/** Bar when the hall was updated while the page was open: views inside other apps keep a page for days. */
export function UpdateBar() {
  const t = useWords(shell);
  const [outdated, setOutdated] = useState(false);
  useEffect(() => {
    let lastMs = performance.now();
    function look(): void {
      if (document.visibilityState !== 'visible' || performance.now() - lastMs < SPACING_MS) return;
      lastMs = performance.now();
      isOutdated().then(setOutdated, () => undefined);
    }
    const gone = () => setOutdated(true);
    document.addEventListener('visibilitychange', look);
    // A page's chunk of the old build is not there any more.
    addEventListener('vite:preloadError', gone);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('vite:preloadError', gone);
    };
  }, []);
  if (!outdated) return null;
  return (
    <p className="notice-bar">
      {t.newVersion}
      <button type="button" className="notice-bar-button" onClick={() => location.reload()}>
        {t.reload}
      </button>
    </p>
  );
}
