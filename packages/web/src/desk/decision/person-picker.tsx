import './person-picker.css';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { decisionWords } from '../../locale/decision.ts';
import { useWords } from '../../locale/words.ts';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';

/** A person as the picker shows them: enough to tell two of the same name apart. */
export interface Candidate {
  readonly id: number;
  readonly name: string;
  readonly personNo: string;
  readonly unit: string;
}

const PAUSE_MS = 300;

function usePeople(typed: string) {
  const [term] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const found = useQuery({
    queryKey: ['people', term],
    queryFn: () => answer(api.GET('/api/people', { params: { query: { query: term } } })),
    enabled: term !== '',
    placeholderData: keepPreviousData,
  });
  return { found, fresh: term === typed.trim() && !found.isPlaceholderData };
}

/** 找人 Finds one person by name, number or pinyin; results are plain buttons, so that every keyboard and reader can use them. */
export function PersonPicker(props: {
  readonly id: string;
  /** The question, where it is not to whom a task goes. */
  readonly label?: string;
  readonly chosen: Candidate | undefined;
  readonly error: string | undefined;
  readonly onChoose: (person: Candidate | undefined) => void;
}) {
  const t = useWords(decisionWords);
  const { label = t.to } = props;
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const { found, fresh } = usePeople(typed);
  const people = typed.trim() === '' ? [] : (found.data?.items ?? []);
  const status = typed.trim() === '' ? '' : fresh ? foundWords(people.length, t) : t.searching;

  const choose = (person: Candidate | undefined) => {
    props.onChoose(person);
    // The pressed button goes away with the list: keep the focus inside the question.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('button, input')?.focus());
  };

  if (props.chosen !== undefined) {
    return (
      <div ref={box} className="picked">
        <p className="field-label">{label}</p>
        <div className="picked-person">
          <PersonLine person={props.chosen} />
          <button type="button" className="picked-change" id={props.id} onClick={() => choose(undefined)}>
            {t.change}
          </button>
        </div>
        <p role="status" className="hidden-text">
          {t.chosen(props.chosen.name)}
        </p>
      </div>
    );
  }
  return (
    <div ref={box}>
      <TextInput
        id={props.id}
        label={label}
        hint={t.toHint}
        error={props.error}
        value={typed}
        onChange={setTyped}
        type="search"
      />
      <p role="status" className="found-status soft-text">
        {found.isError ? '' : status}
      </p>
      {found.isError && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {people.length > 0 && (
        <ul className="found">
          {people.map((person) => (
            <li key={person.id}>
              <button type="button" className="found-person" onClick={() => choose(person)}>
                <PersonLine person={person} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function foundWords(count: number, t: { foundNone: string; found: (n: number) => string }): string {
  return count === 0 ? t.foundNone : t.found(count);
}

function PersonLine({ person }: { readonly person: Candidate }) {
  return (
    <span>
      <strong>{person.name}</strong> <span className="soft-text">{person.personNo}</span>
      <span className="person-unit soft-text">{person.unit}</span>
    </span>
  );
}
