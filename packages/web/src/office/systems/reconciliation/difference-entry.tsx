import { useState } from 'react';
import { Link } from 'wouter';
import { api, done } from '../../../api/client.ts';
import type { Difference } from '../../../api/shapes.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useRefresh } from '../../../api/use-refresh.ts';
import { shortDateTime } from '../../../locale/dates.ts';
import { useLanguage } from '../../../locale/language.ts';
import { reconciliationWords } from '../../../locale/reconciliation.ts';
import { useNow } from '../../../locale/use-now.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { LongTextInput } from '../../../ui/fields/text-input.tsx';
import { ProblemNote } from '../../../ui/problem/problem-note.tsx';
import { CaseLink, CaseTraffic } from '../case-link.tsx';

type Act = 'settle' | 'adopt' | 'resend';

/** 一条差异 What both sides say, and what can be done about it. */
export function DifferenceEntry(props: {
  readonly code: string;
  readonly of: Difference;
  readonly maySettle: boolean;
}) {
  const { code, of, maySettle } = props;
  const t = useWords(reconciliationWords);
  const order = of.orderId === null ? t.noOrder : t.order(of.orderId);
  const about = of.reference ?? order;
  return (
    <li>
      <h3>
        {t.classes[of.class]} · <CaseLink instanceId={of.instanceId} reference={of.reference ?? order} />
      </h3>
      <dl className="system-facts">
        <dt>{t.orderName}</dt>
        <dd>{of.orderId ?? t.noOrder}</dd>
        <dt>{t.hall}</dt>
        <dd>
          <Here code={code} of={of} />
        </dd>
        <dt>{t.peer}</dt>
        <dd>
          <Side side={of.there} label={of.thereLabel} />
        </dd>
        {of.status !== 'open' && <Settled of={of} />}
      </dl>
      {of.reference !== null && <CaseTraffic code={code} reference={of.reference} />}
      {maySettle && of.status === 'open' && (
        <details className="difference-settle">
          <summary aria-label={`${t.act} ${about}`}>{t.act}</summary>
          <Settle code={code} of={of} />
        </details>
      )}
    </li>
  );
}

/** How the hall has it; of an order that was never made, what should have made it. */
function Here({ code, of }: { readonly code: string; readonly of: Difference }) {
  const t = useWords(reconciliationWords);
  const delivery = of.here?.['delivery'];
  if (typeof delivery !== 'number') return <Side side={of.here} label={of.hereLabel} />;
  return <Link href={`/office/systems/${code}/deliveries/${delivery}`}>{t.notMade(String(delivery))}</Link>;
}

/** What became of it: it went away by itself, or somebody settled it. */
function Settled({ of }: { readonly of: Difference }) {
  const t = useWords(reconciliationWords);
  const chosen = useLanguage();
  const now = useNow();
  const at = of.settledAt === null ? '' : shortDateTime(chosen, of.settledAt, now);
  const words = [at, of.settledBy ?? '', of.note ?? ''].filter((word) => word !== '');
  return (
    <>
      <dt>{t.statuses[of.status]}</dt>
      <dd>{words.join(' · ')}</dd>
    </>
  );
}

function Side({
  side,
  label,
}: {
  readonly side: Difference['here'];
  readonly label: Difference['hereLabel'];
}) {
  const t = useWords(reconciliationWords);
  const say = useSay();
  const chosen = useLanguage();
  const now = useNow();
  if (side === null || typeof side['status'] !== 'string') return t.none;
  const { version, updatedAt, movedAt } = side;
  const status = side['status'];
  const words = [
    label ? t.stateOf(say(label), status) : status,
    typeof version === 'number' ? t.version(String(version)) : '',
    typeof updatedAt === 'string' ? shortDateTime(chosen, updatedAt, now) : '',
    typeof movedAt === 'string' ? t.moved(shortDateTime(chosen, movedAt, now)) : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}

function Settle({ code, of }: { readonly code: string; readonly of: Difference }) {
  const t = useWords(reconciliationWords);
  const refresh = useRefresh();
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const settle = useCommand(
    (act: Act) =>
      done(
        api.POST('/api/office/systems/{code}/differences/{id}', {
          params: { path: { code, id: of.id } },
          body: { do: act, note },
        }),
      ),
    () => refresh(['differences', code], ['reconciliation', code]),
  );
  const acts = ACTS[of.class].filter((act) => act !== 'resend' || of.here?.['delivery'] !== undefined);
  return (
    <div className="difference-act">
      <LongTextInput
        id={`note-${of.id}`}
        label={t.note}
        hint={t.noteHint}
        maxLength={500}
        value={note}
        error={isMissing && note.trim() === '' ? t.noteMissing : undefined}
        onChange={setNote}
      />
      {settle.error !== null && <ProblemNote error={settle.error} />}
      <div className="difference-buttons">
        {acts.map((act) => (
          <ActionButton
            key={act}
            variant="light"
            pending={settle.pending}
            onClick={() => {
              if (note.trim() === '') setMissing(true);
              else settle.send(act);
            }}
          >
            {t[act]}
          </ActionButton>
        ))}
      </div>
    </div>
  );
}

const ACTS: Readonly<Record<Difference['class'], readonly Act[]>> = {
  onlyHere: ['resend', 'settle'],
  onlyThere: ['settle'],
  differ: ['adopt', 'settle'],
  stuck: ['settle'],
};
