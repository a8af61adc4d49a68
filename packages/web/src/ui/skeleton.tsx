import './skeleton.css';
import { shell } from '../locale/shell.ts';
import { useWords } from '../locale/words.ts';

/** Grey bars in the place of a page or list that is still on its way. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  const t = useWords(shell);
  return (
    <div className="skeleton" role="status">
      <span className="hidden-text">{t.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="skeleton-line" aria-hidden />
      ))}
    </div>
  );
}

/** The same for a whole page. */
export function PageSkeleton() {
  const t = useWords(shell);
  return (
    <div className="page page-reading">
      <h1 className="hidden-text">{t.loading}</h1>
      <Skeleton lines={6} />
    </div>
  );
}
