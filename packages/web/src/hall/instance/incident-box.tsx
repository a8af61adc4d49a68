import '../../ui/card.css';
import { type SubmitEvent, useState } from 'react';
import { answer, api, withKey } from '../../api/client.ts';
import type { InstanceDetail } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import type { Candidate } from '../../desk/decision/person-picker.tsx';
import { PeoplePicker } from '../../desk/more/people-picker.tsx';
import { incidentWords } from '../../locale/incidents.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ChoiceInput } from '../../ui/fields/choice-input.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';

type Incident = InstanceDetail['incidents'][number];

/** What the owner answers: people, a way, or neither, so that rules and conditions are asked again. */
interface Help {
  readonly people?: number[];
  readonly way?: string;
}

function kindOf({ cause }: Incident): 'people' | 'way' | 'wait' {
  if (cause === 'noWay' || cause === 'unclear') return 'way';
  return cause === 'stuck' ? 'wait' : 'people';
}

/** 处理异常: a step waits for the owner. Why in plain words, and the one question that helps it on. */
export function IncidentBox({
  of,
  incident,
  onDone,
}: {
  readonly of: InstanceDetail;
  readonly incident: Incident;
  readonly onDone: () => void;
}) {
  const t = useWords(incidentWords);
  const say = useSay();
  const refresh = useRefresh();
  const [people, setPeople] = useState<readonly Candidate[]>([]);
  const [way, setWay] = useState<string>();
  const [gap, setGap] = useState(false);
  const kind = kindOf(incident);
  const fieldId = `incident-${incident.id}`;
  const command = useCommand(
    (help: Help, key: string) =>
      answer(
        api.POST('/api/instances/{id}/incidents', {
          params: { path: { id: of.id }, header: withKey(key) },
          body: { incident: incident.id, ...help },
        }),
      ),
    async () => {
      // Who was asked only about this step may not read the case any longer: the answer must not depend on reading it again.
      onDone();
      await refresh(['instance', of.id], ['instances'], ['tasks']);
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const isMissing = (kind === 'people' && people.length === 0) || (kind === 'way' && way === undefined);
    setGap(isMissing);
    if (isMissing) {
      document.querySelector<HTMLElement>(`#${fieldId}`)?.focus();
      return;
    }
    command.send({
      ...(kind === 'people' && { people: people.map(({ id }) => id) }),
      ...(way !== undefined && { way }),
    });
  };
  const step = say(incident.nodeName);
  return (
    <form className="card incident" onSubmit={submit} noValidate aria-labelledby={`${fieldId}-title`}>
      <h2 id={`${fieldId}-title`}>{t.title(step)}</h2>
      <p>{t.causes[incident.cause] ?? t.unknown}</p>
      {kind === 'people' && (
        <PeoplePicker
          id={fieldId}
          label={t.who}
          chosen={people}
          error={gap ? t.whoRequired : undefined}
          onChange={setPeople}
        />
      )}
      {kind === 'way' && (
        <ChoiceInput
          id={fieldId}
          label={t.way}
          error={gap ? t.wayRequired : undefined}
          options={incident.ways.map(({ id, name }) => ({ value: id, label: say(name) }))}
          value={way}
          onChange={setWay}
        />
      )}
      {command.error !== null && <ProblemNote error={command.error} />}
      <div className="case-actions-row">
        <ActionButton submit pending={command.pending}>
          {t.confirm[kind]}
        </ActionButton>
        {kind !== 'wait' && (
          <ActionButton variant="default" pending={command.pending} onClick={() => command.send({})}>
            {t.again[kind]}
          </ActionButton>
        )}
      </div>
    </form>
  );
}
