import './publishing.css';
import '../../ui/card.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { answer, api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { publishingWords } from '../../locale/publishing.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { FolderInput } from './folder-input.tsx';
import { versionsQuery } from './publishing-query.ts';
import { useKeepFolder } from './use-keep-folder.ts';
import { VersionChanges } from './version-changes.tsx';
import { VersionList } from './version-list.tsx';

/** 版本与发布 Versions of a service: which is in force, who published what, cases on each; drafts begin here. */
export function VersionsPage({ params }: PageProps) {
  const code = params['code'] ?? '';
  const t = useWords(publishingWords);
  const say = useSay();
  const chosen = useLanguage();
  const now = useNow();
  const refresh = useRefresh();
  const [, navigate] = useLocation();
  const [compared, setCompared] = useState<number>();
  const { data, error, refetch } = useQuery(versionsQuery(code));
  const open = () => navigate(`/office/services/${code}/draft`);
  const begin = useCommand(
    (version: number) =>
      answer(
        api.POST('/api/office/services/{code}/draft', { params: { path: { code } }, body: { version } }),
      ),
    async () => {
      await refresh(['versions', code], ['versionDraft', code]);
      open();
    },
  );
  const keep = useKeepFolder(code, open);
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { draft, mayPublish } = data;
  const failed = begin.error ?? keep.error;
  return (
    <Page
      title={t.versions}
      caption={data.name ? say(data.name) : code}
      lead={t.versionsLead}
      back={{ to: `/office/services/${code}`, label: t.ledger }}
      width="wide"
    >
      {failed !== null && <ProblemNote error={failed} />}
      {draft && (
        <section className="card publishing-draft">
          <p>
            {t.draftWaits(draft.by ?? t.somebody, shortDateTime(chosen, draft.savedAt, now))}
            {draft.basedOn !== null && ` ${t.basedOn(draft.basedOn)}`}
          </p>
          {mayPublish && <ButtonLink to={`/office/services/${code}/draft`}>{t.openDraft}</ButtonLink>}
        </section>
      )}
      <VersionList
        code={code}
        versions={data.items}
        mayPublish={mayPublish}
        onCompare={setCompared}
        onBegin={draft === null ? begin.send : undefined}
      />
      {compared !== undefined && <VersionChanges key={compared} code={code} version={compared} />}
      {mayPublish ? (
        <FolderInput title={t.bring} pending={keep.pending} onChosen={({ files }) => keep.send(files)} />
      ) : (
        <p className="soft-text">{t.readOnly}</p>
      )}
    </Page>
  );
}
