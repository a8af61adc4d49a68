import './guide-page.css';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useSearchParams } from 'wouter';
import type { Guide } from '../../api/shapes.ts';
import { longDate } from '../../locale/dates.ts';
import { guideDetailWords } from '../../locale/guide-detail.ts';
import { guideWords } from '../../locale/guide.ts';
import { useLanguage } from '../../locale/language.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { Page } from '../../ui/page/page.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { ServiceNotices } from '../notices/service-notices.tsx';
import { FavouriteButton } from '../catalogue/mine/favourite-button.tsx';
import { FeedbackBox } from './feedback/feedback-box.tsx';
import { guideQuery } from './guide-query.ts';
import { GuideSections } from './guide-sections.tsx';
import { ReadPage } from './read-page.tsx';
import { ShortGuide } from './short-guide.tsx';
import { Versions } from './versions.tsx';

/** 办事指南 Guide of one service: the short version with the one button, then everything else. Readable without sign-in. */
export function GuidePage({ params }: PageProps) {
  const t = useWords(guideWords);
  const say = useSay();
  const [search] = useSearchParams();
  const { data: guide, error, refetch } = useQuery(guideQuery(params['code'] ?? '', search.get('version')));
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!guide) return <PageSkeleton />;
  const printButton = (
    <Button
      variant="subtle"
      className="no-print guide-print"
      leftSection={<IconPrinter size={20} stroke={1.7} aria-hidden />}
      onClick={() => globalThis.print()}
    >
      {t.print}
    </Button>
  );
  return (
    <Page
      title={say(guide.name)}
      lead={say(guide.summary)}
      back={{ to: '/services', label: t.back }}
      aside={
        <>
          <FavouriteButton service={guide} />
          {printButton}
        </>
      }
      width="guide"
    >
      <Earlier guide={guide} />
      <ServiceNotices notices={guide.notices} />
      {guide.page && <ReadPage page={guide.page} />}
      <ShortGuide guide={guide} />
      <GuideSections guide={guide} />
      <Foot guide={guide} />
    </Page>
  );
}

/** Says that this is history, before anybody relies on it. */
function Earlier({ guide: { code, version, servingVersion } }: { readonly guide: Guide }) {
  const d = useWords(guideDetailWords);
  if (version === servingVersion) return null;
  return (
    <p className="guide-old">
      {d.old(servingVersion)} <Link href={`/services/${code}`}>{d.toServing}</Link>
    </p>
  );
}

/** Version and dates, the QR code, earlier versions, and a way to say what is wrong. */
function Foot({ guide }: { readonly guide: Guide }) {
  const t = useWords(guideWords);
  const d = useWords(guideDetailWords);
  const chosen = useLanguage();
  return (
    <footer className="guide-foot">
      <figure className="guide-code">
        <img src={`/api/services/${guide.code}/qr.svg`} width="116" height="116" alt="" />
        <figcaption>{d.code}</figcaption>
      </figure>
      <div>
        <p className="guide-version">
          {t.version(
            guide.version,
            longDate(chosen, guide.effectiveFrom),
            longDate(chosen, guide.lastChecked),
          )}
        </p>
        <Versions guide={guide} />
        <FeedbackBox code={guide.code} />
      </div>
    </footer>
  );
}
