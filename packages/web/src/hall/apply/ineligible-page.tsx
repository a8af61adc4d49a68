import type { ServiceForm } from '../../api/shapes.ts';
import { applyWords } from '../../locale/apply.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Page } from '../../ui/page/page.tsx';

/** 不能申请: why, and where to go instead. No error, no red. */
export function IneligiblePage({ answer }: { readonly answer: ServiceForm }) {
  const t = useWords(applyWords);
  const say = useSay();
  const { code, name } = answer.service;
  return (
    <Page
      title={t.ineligibleTitle}
      titleParts={[say(name)]}
      caption={say(name)}
      back={{ to: `/services/${code}`, label: t.back }}
    >
      {answer.ineligibleReason && <p>{say(answer.ineligibleReason)}</p>}
      <div>
        <ButtonLink to="/services">{t.ineligibleOther}</ButtonLink>
      </div>
    </Page>
  );
}
