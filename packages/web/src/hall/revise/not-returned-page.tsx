import type { InstanceDetail } from '../../api/shapes.ts';
import { reviseWords } from '../../locale/revise.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Page } from '../../ui/page/page.tsx';

/** The application is not waiting for its applicant (any more). */
export function NotReturnedPage({ of }: { readonly of: InstanceDetail }) {
  const t = useWords(reviseWords);
  const say = useSay();
  return (
    <Page title={t.notReturned} titleParts={[say(of.service.name)]} lead={t.notReturnedText}>
      <div>
        <ButtonLink to={`/applications/${of.id}`}>{t.seeCase}</ButtonLink>
      </div>
    </Page>
  );
}
