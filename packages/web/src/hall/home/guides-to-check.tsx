import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { keptGuidesQuery } from '../../api/kept-guides.ts';
import { homeWords } from '../../locale/home.ts';
import { useWords } from '../../locale/words.ts';

/** 请核对指南: what a keeper has to check this month, like a task. Nothing for whoever keeps none, or has checked them all. */
export function GuidesToCheck() {
  const t = useWords(homeWords);
  const { data } = useQuery(keptGuidesQuery);
  const count = data?.items.filter(({ mine, state }) => mine && state !== 'checked').length ?? 0;
  if (count === 0) return null;
  return (
    <Link href="/office/guides" className="home-tasks home-tasks-some">
      <span>{t.guidesToCheck(count)}</span>
      <IconArrowRight size={20} aria-hidden className="home-tasks-arrow" />
    </Link>
  );
}
