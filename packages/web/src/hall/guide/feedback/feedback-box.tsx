import { lazy, Suspense, useState } from 'react';
import { guideDetailWords } from '../../../locale/guide-detail.ts';
import { useWords } from '../../../locale/words.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';

// Few readers open it: its fields come when they do.
const FeedbackForm = lazy(() =>
  import('./feedback-form.tsx').then((module) => ({ default: module.FeedbackForm })),
);

/** 指南有误？ For everybody, signed in or not. */
export function FeedbackBox({ code }: { readonly code: string }) {
  const t = useWords(guideDetailWords);
  const [open, setOpen] = useState(false);
  return (
    <details
      className="guide-feedback no-print"
      onToggle={(event) => setOpen((before) => before || event.currentTarget.open)}
    >
      <summary>{t.wrong}</summary>
      <p className="soft-text">{t.wrongText}</p>
      {open && (
        <Suspense fallback={<Skeleton lines={3} />}>
          <FeedbackForm code={code} />
        </Suspense>
      )}
    </details>
  );
}
