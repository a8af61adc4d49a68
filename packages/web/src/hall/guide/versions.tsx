import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { answer, api } from '../../api/client.ts';
import type { Guide } from '../../api/shapes.ts';
import { longDate } from '../../locale/dates.ts';
import { guideDetailWords } from '../../locale/guide-detail.ts';
import { useLanguage } from '../../locale/language.ts';
import { useWords } from '../../locale/words.ts';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** 历次版本: opened by few, so fetched when it is. */
export function Versions({ guide }: { readonly guide: Guide }) {
  const t = useWords(guideDetailWords);
  const [open, setOpen] = useState(false);
  if (guide.servingVersion === 1) return null;
  return (
    <details
      className="guide-feedback no-print"
      onToggle={(event) => setOpen((before) => before || event.currentTarget.open)}
    >
      <summary>{t.versions}</summary>
      {open && <VersionList guide={guide} />}
    </details>
  );
}

function VersionList({ guide: { code, version, servingVersion } }: { readonly guide: Guide }) {
  const t = useWords(guideDetailWords);
  const chosen = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['guideVersions', code],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/services/{code}/guides', { params: { path: { code } }, signal })),
  });
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={2} />;
  return (
    <ul className="guide-versions">
      {data.items.map((one) => {
        const line = t.versionLine(one.version, longDate(chosen, one.effectiveFrom));
        const serving = one.version === servingVersion;
        const to = serving ? `/services/${code}` : `/services/${code}?version=${one.version}`;
        return (
          <li key={one.version}>
            {one.version === version ? (
              <strong aria-current="page">{line}</strong>
            ) : (
              <Link href={to}>{line}</Link>
            )}
            {serving && <span className="guide-tag">{t.versionServing}</span>}
          </li>
        );
      })}
    </ul>
  );
}
