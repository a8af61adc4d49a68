import { IconAlertCircle } from '@tabler/icons-react';
import type { InstanceDetail } from '../../api/shapes.ts';
import { applicationWords } from '../../locale/applications.ts';
import { mendWords } from '../../locale/mend.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useNow } from '../../locale/use-now.ts';
import { useWords } from '../../locale/words.ts';
import { MendList } from './mend-list.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';

/** 等待补正: why it came back and the one thing to do. */
export function ReturnedNote({
  of,
  opinion,
}: {
  readonly of: InstanceDetail;
  readonly opinion: string | null;
}) {
  const t = useWords(applicationWords);
  const after = useWords(mendWords);
  const chosen = useLanguage();
  const now = useNow();
  return (
    <section className="returned no-print" aria-labelledby="returned-title">
      <h2 id="returned-title">
        <IconAlertCircle size={24} aria-hidden />
        {t.returnedTitle}
      </h2>
      {opinion && (
        <blockquote className="returned-opinion">
          <span className="returned-opinion-name">{t.returnedOpinion}</span>
          {opinion}
        </blockquote>
      )}
      <MendList of={of} />
      <p>{t.returnedText}</p>
      {of.reviseTask?.lapsesAt && <p>{after.lapses(shortDateTime(chosen, of.reviseTask.lapsesAt, now))}</p>}
      <ButtonLink to={`/applications/${of.id}/revise`}>{t.revise}</ButtonLink>
    </section>
  );
}
