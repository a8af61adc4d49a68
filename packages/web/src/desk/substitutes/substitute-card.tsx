import { useState } from 'react';
import { api, done } from '../../api/client.ts';
import type { Substitution } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { substituteWords } from '../../locale/substitutes.ts';
import { useNow } from '../../locale/use-now.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';
import { Badge } from '../../ui/status/status-badge.tsx';

const TONES = { planned: 'wait', active: 'run', over: 'quiet' } as const;

/** One substitution: who for whom, how long, for what; the grantor may end it. */
export function SubstituteCard(props: {
  readonly of: Substitution;
  /** The reader is the grantor. */
  readonly given: boolean;
  readonly nameOf: (code: string) => string;
  readonly onEnded: () => void;
}) {
  const { of, given, nameOf } = props;
  const t = useWords(substituteWords);
  const chosen = useLanguage();
  const now = useNow();
  const [ending, setEnding] = useState(false);
  const when = (at: string) => shortDateTime(chosen, at, now);
  const targets = of.targets.map((target) => {
    const [service = '', node] = target.split('/');
    return node === undefined ? nameOf(service) : t.steps(nameOf(service));
  });
  return (
    <li className="application-card">
      <div className="application-card-head">
        <h3>{given ? t.to(of.substitute.name) : t.from(of.grantor.name)}</h3>
        <Badge tone={TONES[of.state]}>{t.states[of.state]}</Badge>
      </div>
      <p className="application-card-standing">{t.period(when(of.from), when(of.to))}</p>
      <p className="application-card-meta">
        <span>{of.scope === 'all' ? t.all : t.join([...new Set(targets)])}</span>
        <span>{of.includeOpen ? t.withOpen : t.onlyNew}</span>
      </p>
      {given && of.state !== 'over' && (
        <div className="application-card-act">
          <ActionButton variant="default" pending={false} onClick={() => setEnding(true)}>
            {t.end}
            <span className="hidden-text">{t.to(of.substitute.name)}</span>
          </ActionButton>
        </div>
      )}
      {ending && <EndDialog of={of} onEnded={props.onEnded} onClose={() => setEnding(false)} />}
    </li>
  );
}

function EndDialog(props: {
  readonly of: Substitution;
  readonly onEnded: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords(substituteWords);
  const refresh = useRefresh();
  const { id, substitute } = props.of;
  const end = useCommand(
    () => done(api.DELETE('/api/substitutions/{id}', { params: { path: { id } } })),
    async () => {
      await refresh(['substitutions']);
      props.onClose();
      props.onEnded();
    },
  );
  return (
    <ConfirmDialog
      title={t.endTitle}
      confirm={t.end}
      pending={end.pending}
      error={end.error}
      onConfirm={() => end.send(undefined)}
      onClose={props.onClose}
    >
      <p>{t.endText(substitute.name)}</p>
    </ConfirmDialog>
  );
}
