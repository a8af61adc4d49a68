import { useEffect, useState, useSyncExternalStore } from 'react';
import { device } from './copy-storage.ts';
import { createFilling, type Filling, type FillingSource, type FillingState } from './filling.ts';

function later(afterMs: number, run: () => void): () => void {
  const timer = setTimeout(run, afterMs);
  return () => clearTimeout(timer);
}

/** A form being filled in, as state of the calling page; kept and saved until the page is left. */
export function useFilling(source: Omit<FillingSource, 'storage' | 'later'>): {
  readonly filling: Filling;
  readonly state: FillingState;
} {
  const [filling] = useState(() => createFilling({ ...source, storage: device, later }));
  useEffect(() => {
    const close = filling.open();
    addEventListener('pagehide', filling.leaving);
    return () => {
      removeEventListener('pagehide', filling.leaving);
      close();
    };
  }, [filling]);
  return { filling, state: useSyncExternalStore(filling.subscribe, filling.state) };
}
