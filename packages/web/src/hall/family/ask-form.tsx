import { type SyntheticEvent, useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { familyWords } from '../../locale/family.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ChoiceInput } from '../../ui/fields/choice-input.tsx';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';

const EMPTY = { name: '', personNo: '', relation: '' };

/** 添加亲情账号: asks the other one, who must agree. */
export function AskForm({ most }: { readonly most: number }) {
  const t = useWords(familyWords);
  const refresh = useRefresh();
  const [they, setThey] = useState<'proxy' | 'principal'>('principal');
  const [typed, setTyped] = useState(EMPTY);
  const [missing, setMissing] = useState(false);
  const ask = useCommand(
    (body: typeof EMPTY & { they: 'proxy' | 'principal' }) =>
      answer(api.POST('/api/family-links', { body: { ...body, services: [] } })),
    async () => {
      setTyped(EMPTY);
      await refresh(['family']);
    },
  );
  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    const { name, personNo, relation } = typed;
    const isMissing = [name, personNo, relation].some((text) => text.trim() === '');
    setMissing(isMissing);
    if (!isMissing) ask.send({ ...typed, they });
  }
  const field = (key: keyof typeof EMPTY) => ({
    id: key,
    label: t[key],
    value: typed[key],
    error: missing && typed[key].trim() === '' ? t.missing : undefined,
    onChange: (value: string) => setTyped({ ...typed, [key]: value }),
  });
  return (
    <form className="card section-fields" noValidate onSubmit={submit} aria-labelledby="family-add">
      <h2 id="family-add">{t.add}</h2>
      <p className="soft-text">{t.most(most)}</p>
      <ChoiceInput
        id="they"
        label={t.they}
        options={[
          { value: 'principal', label: t.principal },
          { value: 'proxy', label: t.proxy },
        ]}
        value={they}
        onChange={(value) => setThey(value === 'proxy' ? 'proxy' : 'principal')}
      />
      <TextInput {...field('name')} />
      <TextInput {...field('personNo')} />
      <TextInput {...field('relation')} hint={t.relationHint} maxLength={20} />
      {ask.error !== null && <ProblemNote error={ask.error} />}
      <div>
        <ActionButton submit pending={ask.pending}>
          {t.ask}
        </ActionButton>
      </div>
    </form>
  );
}
