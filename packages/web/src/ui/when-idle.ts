/** Safari before 18 does not say when it is idle. */
const SOON_MS = 700;

/** Does what can wait once the page is drawn and the browser has nothing to do; gives the way to call it off. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, SOON_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work);
  return () => cancelIdleCallback(handle);
}
