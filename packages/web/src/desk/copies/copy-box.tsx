import '../../ui/card.css';
import type { InstanceDetail } from '../../api/shapes.ts';
import { copyWords } from '../../locale/copies.ts';
import { longDate } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { SuccessNote } from '../../ui/success-note.tsx';
import { useReadCopy } from './use-read-copy.ts';

/** Why somebody sees a case that is not theirs: it was copied to them, and this is where they say that they have read it. */
export function CopyBox({ of }: { readonly of: InstanceDetail }) {
  const t = useWords(copyWords);
  const chosen = useLanguage();
  const read = useReadCopy(of.id);
  const { copy } = of;
  if (copy === null) return null;
  if (copy.read) return <SuccessNote>{t.isRead}</SuccessNote>;
  return (
    <section className="card stack" aria-labelledby="copy-title">
      <div>
        <h2 id="copy-title">{t.boxTitle}</h2>
        <p>{copy.mustReadBy === null ? t.boxText : t.boxMust(longDate(chosen, copy.mustReadBy))}</p>
      </div>
      {read.error !== null && <ProblemNote error={read.error} />}
      <div>
        <ActionButton pending={read.pending} onClick={() => read.send()}>
          {t.markRead}
        </ActionButton>
      </div>
    </section>
  );
}
