import './files.css';
import '../../../ui/card.css';
import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';
import type { SystemDetail } from '../../../api/shapes.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useRefresh } from '../../../api/use-refresh.ts';
import { shortDateTime } from '../../../locale/dates.ts';
import { useLanguage } from '../../../locale/language.ts';
import { orderFileWords } from '../../../locale/order-files.ts';
import { useNow } from '../../../locale/use-now.ts';
import { useWords } from '../../../locale/words.ts';
import type { PageProps } from '../../../routes.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemNote } from '../../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { definitionOf } from '../definition-of.ts';
import { SystemFrame } from '../system-frame.tsx';
import { FileEntry } from './file-entry.tsx';
import { filesQuery } from './files-query.ts';

/** 工单文件 Files that a system without an API wrote, and what became of their lines. */
export function FilesPage({ params }: PageProps) {
  const code = params['code'] ?? '';
  return (
    <SystemFrame code={code} tab="files">
      {(system) => <Files of={system} />}
    </SystemFrame>
  );
}

function Files({ of }: { readonly of: SystemDetail }) {
  const t = useWords(orderFileWords);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(filesQuery(of.code));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const [first] = data.pages;
  const items = data.pages.flatMap((page) => page.items);
  return (
    <>
      <p className="soft-text">{t.lead}</p>
      <Source of={of} nextAt={first?.nextAt ?? null} mayRead={first?.mayRead === true} />
      {items.length === 0 && <EmptyState icon={IconFileSpreadsheet} title={t.none} text={t.noneNext} />}
      {items.length > 0 && (
        <section aria-labelledby="files">
          <h2 id="files">{t.files}</h2>
          <ul className="file-list">
            {items.map((file) => (
              <FileEntry key={file.id} code={of.code} of={file} />
            ))}
          </ul>
        </section>
      )}
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </>
  );
}

function Source(props: {
  readonly of: SystemDetail;
  readonly nextAt: string | null;
  readonly mayRead: boolean;
}) {
  const { of, nextAt, mayRead } = props;
  const t = useWords(orderFileWords);
  const chosen = useLanguage();
  const now = useNow();
  const refresh = useRefresh();
  const read = useCommand(
    () => answer(api.POST('/api/office/systems/{code}/files/read', { params: { path: { code: of.code } } })),
    () => refresh(['systemFiles', of.code]),
  );
  const { folder, url } = definitionOf(of).file ?? {};
  const asked =
    nextAt === null || Date.parse(nextAt) <= now.getTime() ? t.soon : shortDateTime(chosen, nextAt, now);
  return (
    <section className="card" aria-labelledby="source">
      <h2 id="source">{t.source}</h2>
      <dl className="system-facts">
        {folder !== undefined && (
          <>
            <dt>{t.folder}</dt>
            <dd>{folder}</dd>
          </>
        )}
        {url !== undefined && (
          <>
            <dt>{t.url}</dt>
            <dd>{url}</dd>
            <dt>{t.nextAt}</dt>
            <dd>{asked}</dd>
          </>
        )}
      </dl>
      {read.error !== null && <ProblemNote error={read.error} />}
      {mayRead && (
        <p className="system-actions">
          <ActionButton variant="light" pending={read.pending} onClick={() => read.send(undefined)}>
            {t.readNow}
          </ActionButton>
        </p>
      )}
    </section>
  );
}
