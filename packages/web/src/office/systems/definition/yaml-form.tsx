import '../systems.css';
import '../../../ui/card.css';
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { answer, api } from '../../../api/client.ts';
import { problemOf } from '../../../api/problem.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useRefresh } from '../../../api/use-refresh.ts';
import { systemWords } from '../../../locale/systems.ts';
import { useWords } from '../../../locale/words.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { ProblemNote } from '../../../ui/problem/problem-note.tsx';

/** A definition as text: typed or from a file; what is wrong with it is listed with its place, and what was typed stays. */
export function YamlForm(props: {
  readonly start: string;
  readonly seen: number;
  readonly onSaved: (code: string) => void;
}) {
  const { start, seen, onSaved } = props;
  const t = useWords(systemWords);
  const refresh = useRefresh();
  const file = useRef<HTMLInputElement>(null);
  const [yaml, setYaml] = useState(start);
  const [missing, setMissing] = useState(false);
  const { send, pending, error } = useCommand(
    (text: string) => answer(api.POST('/api/systems/import', { body: { yaml: text, seen } })),
    async ({ code }) => {
      await refresh(['systems'], ['systemDefinition', code]);
      onSaved(code);
    },
  );
  const take = async (input: HTMLInputElement): Promise<void> => {
    const [chosen] = input.files ?? [];
    if (chosen !== undefined) setYaml(await chosen.text());
    // The same file can be chosen again once it was changed.
    input.value = '';
  };
  return (
    <form
      className="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isMissing = yaml.trim() === '';
        setMissing(isMissing);
        if (!isMissing) send(yaml);
      }}
    >
      {error !== null && <Refused error={error} />}
      <div>
        <Button variant="default" onClick={() => file.current?.click()}>
          {t.file}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".yaml,.yml"
          aria-label={t.file}
          onChange={(event) => void take(event.currentTarget)}
        />
      </div>
      <div className={missing ? 'field-wrong' : undefined}>
        <label htmlFor="yaml" className="field-label">
          {t.yaml}
        </label>
        <p id="yaml-hint" className="field-hint">
          {t.yamlHint}
        </p>
        {missing && (
          <p id="yaml-error" className="field-error" role="alert">
            {t.yamlMissing}
          </p>
        )}
        <div className="field-control">
          {' '}
          <textarea
            id="yaml"
            className="input system-text"
            spellCheck={false}
            value={yaml}
            aria-invalid={missing || undefined}
            aria-describedby="yaml-hint"
            onChange={(event) => setYaml(event.currentTarget.value)}
          />
        </div>
      </div>
      <div>
        <ActionButton submit pending={pending}>
          {t.save}
        </ActionButton>
      </div>
    </form>
  );
}

/** Each problem with its place in the definition. */
function Refused({ error }: { readonly error: unknown }) {
  const t = useWords(systemWords);
  const { errors } = problemOf(error);
  if (errors.length === 0) return <ProblemNote error={error} />;
  return (
    <div role="alert">
      <strong>{t.problems(errors.length)}</strong>
      <ul className="system-list system-list-amiss">
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <span>
              <code>{field}</code> {message}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
