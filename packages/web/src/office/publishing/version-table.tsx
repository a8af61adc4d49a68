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
import { ScrollTable } from '../../ui/table/scroll-table.tsx';

const TONES = { inForce: 'good', waiting: 'wait', past: 'quiet', withdrawn: 'bad' } as const;

/** 版本列表: newest first, with what can be done with each. */
export function VersionTable(props: {
  readonly code: string;
  readonly versions: readonly ServiceVersion[];
  readonly mayPublish: boolean;
  readonly onCompare: (version: number) => void;
  /** Undefined: there is a draft already. */
  readonly onBegin: ((version: number) => void) | undefined;
}) {
  const { code, versions, mayPublish, onCompare, onBegin } = props;
  const t = useWords(publishingWords);
  return (
    <ScrollTable name={t.allVersions}>
      <thead>
        <tr>
          {[t.version, t.state, t.period, t.by, t.remark].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col" className="number">
            {t.running}
          </th>
          <th scope="col">{t.actions}</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((one) => (
          <tr key={one.version}>
            <th scope="row">{t.n(one.version)}</th>
            <td>
              <Badge tone={TONES[one.state]}>{t.states[one.state]}</Badge>
            </td>
            <td>
              <Period of={one} />
            </td>
            <td>{one.by ?? t.command}</td>
            <td>{one.remark}</td>
            <td className="number">{t.runningCases(one.running)}</td>
            <td>
              <div className="publishing-actions">
                {one.hasFiles && (
                  <>
                    <Button variant="subtle" onClick={() => onCompare(one.version)}>
                      {t.compare}
                      <span className="hidden-text"> {t.n(one.version)}</span>
                    </Button>
                    <a href={`/api/office/services/${code}/versions/${one.version}/folder.zip`} download>
                      {t.download}
                      <span className="hidden-text"> {t.n(one.version)}</span>
                    </a>
                  </>
                )}
                {one.hasFiles && mayPublish && onBegin && (
                  <Button variant="subtle" onClick={() => onBegin(one.version)}>
                    {t.begin}
                    <span className="hidden-text"> {t.n(one.version)}</span>
                  </Button>
                )}
                {one.state === 'waiting' && mayPublish && <Withdraw code={code} version={one.version} />}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
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
