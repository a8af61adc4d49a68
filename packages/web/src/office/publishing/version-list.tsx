import '../../ui/card.css';
import './publishing.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, done } from '../../api/client.ts';
import type { ServiceVersion } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { publishingWords } from '../../locale/publishing.ts';
import { useNow } from '../../locale/use-now.ts';
import { useWords } from '../../locale/words.ts';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';
import { Badge } from '../../ui/status/status-badge.tsx';

const TONES = { inForce: 'good', waiting: 'wait', past: 'quiet', withdrawn: 'bad' } as const;

/** What may be done with the versions of a service. */
interface Doing {
  readonly code: string;
  readonly mayPublish: boolean;
  readonly onCompare: (version: number) => void;
  /** Undefined: there is a draft already. */
  readonly onBegin: ((version: number) => void) | undefined;
}

/** 版本列表: newest first, with what can be done with each. */
export function VersionList({
  versions,
  ...doing
}: Doing & { readonly versions: readonly ServiceVersion[] }) {
  const t = useWords(publishingWords);
  return (
    <section className="card">
      <h2>{t.allVersions}</h2>
      <ul className="versions">
        {versions.map((one) => (
          <li key={one.version}>
            <h3>
              {t.n(one.version)} <Badge tone={TONES[one.state]}>{t.states[one.state]}</Badge>
            </h3>
            <dl>
              <div>
                <dt>{t.period}</dt>
                <dd>
                  <Period of={one} />
                </dd>
              </div>
              <div>
                <dt>{t.by}</dt>
                <dd>{one.by ?? t.command}</dd>
              </div>
              <div>
                <dt>{t.running}</dt>
                <dd>{t.runningCases(one.running)}</dd>
              </div>
              {one.remark !== '' && (
                <div>
                  <dt>{t.remark}</dt>
                  <dd>{one.remark}</dd>
                </div>
              )}
            </dl>
            <Actions of={one} {...doing} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Actions({ of, code, mayPublish, onCompare, onBegin }: Doing & { readonly of: ServiceVersion }) {
  const { version, state, hasFiles } = of;
  const t = useWords(publishingWords);
  const ofWhich = <span className="hidden-text"> {t.n(version)}</span>;
  return (
    <div className="publishing-actions">
      {hasFiles && (
        <>
          <Button variant="subtle" onClick={() => onCompare(version)}>
            {t.compare}
            {ofWhich}
          </Button>
          <a href={`/api/office/services/${code}/versions/${version}/folder.zip`} download>
            {t.download}
            {ofWhich}
          </a>
        </>
      )}
      {hasFiles && mayPublish && onBegin && (
        <Button variant="subtle" onClick={() => onBegin(version)}>
          {t.begin}
          {ofWhich}
        </Button>
      )}
      {state === 'waiting' && mayPublish && <Withdraw code={code} version={version} />}
    </div>
  );
}

function Period({ of: { state, from, until, dueAt } }: { readonly of: ServiceVersion }) {
  const t = useWords(publishingWords);
  const chosen = useLanguage();
  const now = useNow();
  const at = (instant: string) => shortDateTime(chosen, instant, now);
  if (state === 'withdrawn') return t.never;
  if (from === null) return t.waits(at(dueAt));
  return until === null ? t.since(at(from)) : t.between(at(from), at(until));
}

function Withdraw({ code, version }: { readonly code: string; readonly version: number }) {
  const t = useWords(publishingWords);
  const refresh = useRefresh();
  const [asked, setAsked] = useState(false);
  const { send, pending, error } = useCommand(
    () =>
      done(
        api.POST('/api/office/services/{code}/versions/{version}/withdraw', {
          params: { path: { code, version } },
        }),
      ),
    async () => {
      await refresh(['versions', code]);
      setAsked(false);
    },
  );
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsked(true)}>
        {t.withdraw}
        <span className="hidden-text"> {t.n(version)}</span>
      </Button>
      {asked && (
        <ConfirmDialog
          title={t.withdrawTitle(version)}
          confirm={t.withdrawConfirm}
          danger
          pending={pending}
          error={error}
          onConfirm={() => send(undefined)}
          onClose={() => setAsked(false)}
        >
          <p>{t.withdrawText}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
