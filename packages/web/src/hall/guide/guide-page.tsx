import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { longDate } from '../../locale/dates.ts';
import { guideWords } from '../../locale/guide.ts';
import { useLanguage } from '../../locale/language.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { Page } from '../../ui/page/page.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { guideQuery } from './guide-query.ts';
import { GuideSections } from './guide-sections.tsx';
import { ReadPage } from './read-page.tsx';
import { ShortGuide } from './short-guide.tsx';

/** 办事指南 Guide of one service: the short version with the one button, then everything else. Readable without sign-in. */
export function GuidePage({ params }: PageProps) {
  const t = useWords(guideWords);
  const say = useSay();
  const chosen = useLanguage();
  const { data: guide, error, refetch } = useQuery(guideQuery(params['code'] ?? ''));
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
      aside={printButton}
      width="guide"
    >
      {guide.page && <ReadPage page={guide.page} />}
      <ShortGuide guide={guide} />
      <GuideSections guide={guide} />
      <p className="guide-version">
        {t.version(guide.version, longDate(chosen, guide.effectiveFrom), longDate(chosen, guide.lastChecked))}
      </p>
    </Page>
  );
}
