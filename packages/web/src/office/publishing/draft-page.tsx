import './publishing.css';
import '../../ui/card.css';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { publishingWords } from '../../locale/publishing.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { Changes } from './changes.tsx';
import { DraftChecks } from './draft-checks.tsx';
import { DropDraft } from './drop-draft.tsx';
import { FileEditor } from './file-editor.tsx';
import { FolderInput } from './folder-input.tsx';
import { PublishForm } from './publish-form.tsx';
import { draftQuery } from './publishing-query.ts';
import { useKeepFolder } from './use-keep-folder.ts';

/** 版本草稿 The next version: what is wrong with it, what it changes, its files, and its publication. */
export function DraftPage({ params }: PageProps) {
  const code = params['code'] ?? '';
  const t = useWords(publishingWords);
  const say = useSay();
  const chosen = useLanguage();
  const now = useNow();
  const [, navigate] = useLocation();
  const { data, error, refetch } = useQuery(draftQuery(code));
  const keep = useKeepFolder(code, () => undefined);
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const saved = t.draftLead(data.by ?? t.somebody, shortDateTime(chosen, data.savedAt, now));
  const leave = () => navigate(data.isNew ? '/office/services' : `/office/services/${code}/versions`);
  const back = data.isNew ? '/office/services' : `/office/services/${code}/versions`;
  return (
    <Page
      title={t.draft}
      caption={data.name ? say(data.name) : code}
      lead={data.basedOn === null ? saved : `${saved} ${t.basedOn(data.basedOn)}`}
      back={{ to: back, label: t.versions }}
      width="wide"
      aside={<DropDraft code={code} revision={data.revision} onDropped={leave} />}
    >
      <DraftChecks draft={data} />
      <PublishForm
        key={`publish ${data.revision}`}
        code={code}
        draft={data}
        onPublished={() => navigate(`/office/services/${code}/versions`)}
      />
      <section className="stack" aria-labelledby="draft-changes">
        <h2 id="draft-changes">{data.serving === null ? t.changesNew : t.changes(data.serving)}</h2>
        <Changes files={data.diff} />
      </section>
      <FileEditor code={code} draft={data} />
      {keep.error !== null && <ProblemNote error={keep.error} />}
      <FolderInput title={t.bring} pending={keep.pending} onChosen={({ files }) => keep.send(files)} />
    </Page>
  );
}
