import { useSyncExternalStore } from 'react';
import { shell } from '../../locale/shell.ts';
import { useWords } from '../../locale/words.ts';

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Bar while the device has no network. */
export function OfflineBar() {
  const t = useWords(shell);
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (online) return null;
  return <p className="notice-bar">{t.offline}</p>;
}
