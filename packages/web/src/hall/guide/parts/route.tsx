import type { Guide } from '../../../api/shapes.ts';
import { guideDetailWords } from '../../../locale/guide-detail.ts';
import { guideWords } from '../../../locale/guide.ts';
import { useSay, useWords } from '../../../locale/words.ts';

/** 办理流程: the steps in order, then the special steps 特殊环节 that take time of their own. */
export function Route({ guide }: { readonly guide: Guide }) {
  const t = useWords(guideWords);
  const d = useWords(guideDetailWords);
  const say = useSay();
  return (
    <>
      <ol className="guide-route">
        {guide.route.map((step) => (
          <li key={step.name.zh}>
            <strong>{say(step.name)}</strong>
            {step.when && <span className="guide-tag">{t.routeWhen(say(step.when))}</span>}
            <p className="soft-text">
              {t.routeWho(say(step.who))}
              {step.days !== undefined && ` · ${t.timeDays(step.days)}`}
            </p>
          </li>
        ))}
      </ol>
      {guide.specialSteps && (
        <>
          <h3>{d.specialSteps}</h3>
          <ul>
            {guide.specialSteps.map((step) => (
              <li key={step.name.zh}>
                <strong>{say(step.name)}</strong> {say(step.duration)}
                <span className="guide-tag">{step.counted ? d.counted : d.notCounted}</span>
                {step.fee && <p className="soft-text">{say(step.fee)}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
