import type { InstanceDetail } from '../../api/shapes.ts';
import { afterWords } from '../../locale/after.ts';
import { longDate } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';

type Owed = InstanceDetail['obligations'][number];

function Standing({ one }: { readonly one: Owed }) {
  const t = useWords(afterWords);
  const chosen = useLanguage();
  if (one.status === 'fulfilled') return <>{t.fulfilled(longDate(chosen, one.settledAt ?? one.dueAt))}</>;
  if (one.status === 'extended') return <>{t.extended}</>;
  if (one.status !== 'open') return <>{t.dropped}</>;
  return <>{(one.overdue ? t.overdue : t.due)(longDate(chosen, one.dueAt))}</>;
}

/** 后续事项 of a case: what is owed after the approval, and what became of it. */
export function Obligations({ of }: { readonly of: InstanceDetail }) {
  const t = useWords(afterWords);
  const say = useSay();
  const shown = of.obligations.filter(({ status }) => status !== 'dropped');
  if (shown.length === 0 && of.confirmed === null) return null;
  return (
    <section className="card case-actions" aria-labelledby="case-obligations">
      <h2 id="case-obligations">{t.title}</h2>
      {of.confirmed !== null && <p>{of.confirmed === 'default' ? t.confirmedDefault : t.confirmedYou}</p>}
      {shown.map((one) => (
        <div key={one.no}>
          <h3>{say(one.name)}</h3>
          <p className="soft-text">
            <Standing one={one} />
          </p>
          {one.status === 'open' && one.text && <p>{say(one.text)}</p>}
          {one.status === 'open' && one.blocksNew && <p className="soft-text">{t.blocks}</p>}
          {one.status === 'open' && of.mayAct && (
            <div className="case-actions-row no-print">
              <ButtonLink to={`/applications/${of.id}/after/${one.no}`}>{t.doIt(say(one.name))}</ButtonLink>
              {one.extendable && (
                <ButtonLink
                  to={`/services/${one.service.code}/apply?extends=${of.id}-${one.no}`}
                  variant="default"
                >
                  {t.extend}
                </ButtonLink>
              )}
            </div>
          )}
        </div>
      ))}
    </section>
  );
}
