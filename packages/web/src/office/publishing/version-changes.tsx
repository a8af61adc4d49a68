import { useQuery } from '@tanstack/react-query';
import { publishingWords } from '../../locale/publishing.ts';
import { useWords } from '../../locale/words.ts';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Changes } from './changes.tsx';
import { changesQuery } from './publishing-query.ts';

/** 版本对比: what a version changed against the one that was in force before it. */
export function VersionChanges({ code, version }: { readonly code: string; readonly version: number }) {
  const t = useWords(publishingWords);
  const { data, error, refetch } = useQuery(changesQuery(code, version));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  return (
    <section className="stack" aria-labelledby="changes" role="status">
      <h2 id="changes">
        {data.against === null ? t.changesFirst(version) : t.changesOf(version, data.against)}
      </h2>
      <Changes files={data.files} />
    </section>
  );
}
