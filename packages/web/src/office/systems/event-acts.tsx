import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import type { EventDetail } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { settlingWords } from '../../locale/settling.ts';
import { useWords } from '../../locale/words.ts';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { ActForm, Tick } from './act-form.tsx';
import { ReasonForm } from './reason-form.tsx';

interface Of {
  readonly code: string;
  readonly of: EventDetail;
}

/** 处理隔离: apply it again, bind it to a case, or drop it. */
export function EventActs({ code, of }: Of) {
  const t = useWords(settlingWords);
  const isUnbound = of.result === 'unknownReference' || of.result === 'foreignReference';
  return (
    <section className="card stack" aria-labelledby="acts">
      <h2 id="acts">{t.acts}</h2>
      {isUnbound && <Bind code={code} of={of} />}
      <Apply code={code} of={of} />
      <Drop code={code} of={of} />
    </section>
  );
}

function Apply({ code, of }: Of) {
  const t = useWords(settlingWords);
  const refresh = useRefresh();
  const isAboutMap = of.result === 'unknownStatus';
  const [withNewMap, setWithNewMap] = useState(isAboutMap);
  const { send, pending, error } = useCommand(
    () =>
      answer(
        api.POST('/api/office/systems/{code}/events/apply', {
          params: { path: { code } },
          body: { of: { ids: [of.id] }, withNewMap },
        }),
      ),
    () => refresh(['systemRows', code], ['systems']),
  );
  return (
    <ActForm name={t.apply} text={t.applyText} pending={pending} error={error} onSend={() => send(undefined)}>
      {isAboutMap && <Tick label={t.withNewMap} checked={withNewMap} onChange={setWithNewMap} />}
    </ActForm>
  );
}

function Bind({ code, of }: Of) {
  const t = useWords(settlingWords);
  const refresh = useRefresh();
  const [reference, setReference] = useState('');
  const [missing, setMissing] = useState(false);
  const { send, pending, error } = useCommand(
    () =>
      answer(
        api.POST('/api/office/systems/{code}/events/{id}/bind', {
          params: { path: { code, id: of.id } },
          body: { reference: reference.trim() },
        }),
      ),
    () => refresh(['systemRows', code], ['systems']),
  );
  return (
    <ActForm
      name={t.bind}
      text={t.bindText}
      pending={pending}
      error={error}
      onSend={() => {
        setMissing(reference.trim() === '');
        if (reference.trim() !== '') send(undefined);
      }}
    >
      <TextInput
        id="reference"
        label={t.reference}
        error={missing ? t.referenceMissing : undefined}
        value={reference}
        onChange={setReference}
      />
    </ActForm>
  );
}

function Drop({ code, of }: Of) {
  const t = useWords(settlingWords);
  const refresh = useRefresh();
  const { send, pending, error } = useCommand(
    (reason: string) =>
      answer(
        api.POST('/api/office/systems/{code}/events/drop', {
          params: { path: { code } },
          body: { of: { ids: [of.id] }, reason },
        }),
      ),
    () => refresh(['systemRows', code], ['systems']),
  );
  return (
    <ReasonForm
      id="drop-reason"
      name={t.drop}
      text={t.dropText}
      pending={pending}
      error={error}
      onSend={send}
    />
  );
}
