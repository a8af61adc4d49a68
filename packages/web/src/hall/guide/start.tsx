import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { Guide } from '../../api/shapes.ts';
import { guideWords } from '../../locale/guide.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';

/** The one button 开始: apply here, go to the other system, or where to go when there is no way online. */
export function Start({ guide }: { readonly guide: Guide }) {
  const t = useWords(guideWords);
  if (guide.link) return <Leave link={guide.link} />;
  if (guide.page) return null;
  if (!guide.isApplied) return <p className="short-guide-apply">{t.onlyGuide}</p>;
  return (
    <div className="short-guide-apply no-print">
      <ButtonLink to={`/services/${guide.code}/apply`} size="lg">
        {t.apply}
      </ButtonLink>
      <span className="soft-text">{t.draftKept}</span>
    </div>
  );
}

/** Says that one leaves the hall, and for where, before one does. */
function Leave({ link }: { readonly link: NonNullable<Guide['link']> }) {
  const t = useWords(guideWords);
  const say = useSay();
  return (
    <div className="short-guide-apply no-print">
      <Button
        component="a"
        href={link.url}
        rel="noreferrer"
        size="lg"
        rightSection={<IconExternalLink size={20} aria-hidden />}
        aria-describedby="leaving"
      >
        {t.leaving(say(link.system))}
      </Button>
      <span id="leaving" className="soft-text">
        {t.leavingText(new URL(link.url).host)}
      </span>
    </div>
  );
}
