import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, done } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import type { DraftList as Drafts } from '../../api/shapes.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { applicationWords } from '../../locale/applications.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Behalf, behalfQuery, copyName } from '../apply/behalf.ts';
import { device } from '../apply/draft/copy-storage.ts';
import { forgetCopy } from '../apply/draft/local-copy.ts';
import { draftsQuery } from './instances-query.ts';

type Draft = Drafts['items'][number];

/** For whom the draft is. */
function whose(draft: Draft): Behalf {
  return { forId: draft.for?.id, extends: undefined };
}

function DiscardDialog({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) {
  const t = useWords(applicationWords);
  const say = useSay();
  const refresh = useRefresh();
  const { me } = useSession();
  const discard = useMutation({
    mutationFn: () =>
      done(
        api.DELETE('/api/drafts/{service}', {
          params: { path: { service: draft.service }, query: draft.for ? { for: draft.for.id } : {} },
        }),
      ),
    onSuccess: async () => {
      if (me) forgetCopy(device, { personId: me.id, of: copyName(draft.service, whose(draft)) });
      await refresh(['drafts'], ['form', draft.service]);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t.discardTitle}
      confirm={t.discard}
      danger
      pending={discard.isPending}
      error={discard.error}
      onConfirm={() => discard.mutate()}
      onClose={onClose}
    >
      <p>{t.discardText(say(draft.name))}</p>
    </ConfirmDialog>
  );
}

/** 草稿: what was left half-way, to be continued or deleted. */
export function DraftList() {
  const t = useWords(applicationWords);
  const say = useSay();
  const chosen = useLanguage();
  const now = useNow();
  const [discarding, setDiscarding] = useState<Draft>();
  const { data, error, refetch } = useQuery(draftsQuery);
  if (error && !data) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  if (data.items.length === 0) {
    return <EmptyState icon={IconPencil} title={t.noneDrafts} text={t.noneDraftsNext} />;
  }
  return (
    <>
      <ul className="application-list">
        {data.items.map((draft) => (
          <li key={`${draft.service} ${draft.for?.id ?? 0}`} className="application-card draft-card">
            <div>
              <h3>
                <Link href={`/services/${draft.service}/apply${behalfQuery(whose(draft))}`}>
                  {say(draft.name)}
                  {draft.for && ` · ${draft.for.name}`}
                </Link>
              </h3>
              <p className="application-card-meta">{t.savedAt(shortDateTime(chosen, draft.savedAt, now))}</p>
            </div>
            <Button
              variant="subtle"
              color="red"
              className="draft-card-discard"
              aria-label={t.discardWhat(say(draft.name))}
              onClick={() => setDiscarding(draft)}
            >
              {t.discard}
            </Button>
          </li>
        ))}
      </ul>
      {discarding && <DiscardDialog draft={discarding} onClose={() => setDiscarding(undefined)} />}
    </>
  );
}
