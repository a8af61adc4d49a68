import '../decision/person-picker.css';
import '../more/more-acts.css';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { catalogueQuery } from '../../hall/catalogue/catalogue-query.ts';
import { substituteWords } from '../../locale/substitutes.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';

const PAUSE_MS = 300;
const MOST_FOUND = 8;

/** Services, found one after the other by name or pinyin; the field stays ready for the next one. */
export function ServicePicker(props: {
  readonly id: string;
  readonly chosen: readonly string[];
  readonly nameOf: (code: string) => string;
  readonly error: string | undefined;
  readonly onChange: (codes: readonly string[]) => void;
}) {
  const t = useWords(substituteWords);
  const say = useSay();
  const { id, chosen, nameOf, onChange } = props;
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const found = useQuery({ ...catalogueQuery({ query }, MOST_FOUND), enabled: query !== '' });
  const services =
    query === '' ? [] : (found.data?.services ?? []).filter(({ code }) => !chosen.includes(code));
  const status = services.length === 0 ? t.foundNone : t.found(services.length);
  return (
    <div>
      {chosen.length > 0 && (
        <ul className="more-people" aria-label={t.services}>
          {chosen.map((code) => (
            <li key={code} className="picked-person">
              <span>{nameOf(code)}</span>
              <button
                type="button"
                className="picked-change"
                aria-label={t.remove(nameOf(code))}
                onClick={() => onChange(chosen.filter((one) => one !== code))}
              >
                {t.removeShort}
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextInput
        id={id}
        type="search"
        label={chosen.length === 0 ? t.findService : t.another}
        hint={t.findHint}
        error={props.error}
        value={typed}
        onChange={setTyped}
      />
      <p role="status" className="found-status soft-text">
        {query !== '' && found.isSuccess ? status : ''}
      </p>
      {found.isError && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {services.length > 0 && (
        <ul className="found">
          {services.map(({ code, name }) => (
            <li key={code}>
              <button
                type="button"
                className="found-person"
                onClick={() => {
                  onChange([...chosen, code]);
                  setTyped('');
                  document.querySelector<HTMLElement>(`#${id}`)?.focus();
                }}
              >
                {say(name)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
