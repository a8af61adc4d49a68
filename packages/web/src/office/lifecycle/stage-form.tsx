import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, done } from '../../api/client.ts';
import type { Ledger } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { lifecycleWords } from '../../locale/lifecycle.ts';
import { useWords } from '../../locale/words.ts';
import { SelectInput } from '../../ui/fields/select-input.tsx';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';

type Row = Ledger['items'][number];

/** 登记阶段: begins with where the service stands now. */
export function StageForm({ code, last }: { readonly code: string; readonly last: Row }) {
  const t = useWords(lifecycleWords);
  const refresh = useRefresh();
  const [stage, setStage] = useState(last.stage);
  const [channel, setChannel] = useState(last.channel);
  const [lead, setLead] = useState(last.lead);
  const [evidence, setEvidence] = useState('');
  const [reason, setReason] = useState('');
  const { send, pending, error } = useCommand(
    () =>
      done(
        api.POST('/api/office/services/{code}/ledger', {
          params: { path: { code } },
          body: { seen: last.id, stage, channel, lead, evidence, reason },
        }),
      ),
    () => refresh(['ledger', code], ['standings'], ['catalogue'], ['home']),
  );
  return (
    <section className="card stack" aria-labelledby="new-stage">
      <h2 id="new-stage">{t.change}</h2>
      <p className="soft-text">{t.hides}</p>
      {error !== null && <ProblemNote error={error} />}
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send(undefined);
        }}
      >
        <Choice id="stage" label={t.stage} value={stage} names={t.stages} onChange={setStage} />
        <Choice id="channel" label={t.channel} value={channel} names={t.channels} onChange={setChannel} />
        <TextInput id="lead" label={t.person} value={lead} onChange={setLead} optional />
        <TextInput
          id="evidence"
          label={t.evidence}
          hint={t.evidenceHint}
          value={evidence}
          onChange={setEvidence}
          optional
        />
        <TextInput
          id="reason"
          label={t.reason}
          hint={t.reasonHint}
          value={reason}
          onChange={setReason}
          optional
        />
        <Button type="submit" loading={pending} style={{ alignSelf: 'flex-start' }}>
          {t.send}
        </Button>
      </form>
    </section>
  );
}

function Choice<Value extends string>(props: {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly names: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}) {
  const { id, label, value, names, onChange } = props;
  const isOne = (text: string): text is Value => Object.hasOwn(names, text);
  const options = Object.entries<string>(names).map(([code, name]) => ({ value: code, label: name }));
  return (
    <SelectInput
      id={id}
      label={label}
      options={options}
      value={value}
      empty=""
      onChange={(text) => {
        if (isOne(text)) onChange(text);
      }}
    />
  );
}
