import { systemForm } from '../../../locale/system-form.ts';
import { useWords } from '../../../locale/words.ts';
import { TextInput } from '../../../ui/fields/text-input.tsx';
import type { SystemForm } from './use-system-form.ts';
import { WordSelect } from './word-select.tsx';

const NUMBERS = [
  ['limits/concurrency', 'concurrency'],
  ['limits/timeoutMs', 'timeoutMs'],
  ['limits/eventsPerMinute', 'eventsPerMinute'],
  ['stuckAfterDays', 'stuckAfterDays'],
] as const;

/** 限度: how much and how long, who sees whose number; and for systems without an API where their files lie. */
export function LimitFields({ form }: { readonly form: SystemForm }) {
  const t = useWords(systemForm);
  const { facts, line, draft } = form;
  return (
    <>
      {draft.lines.style === 'export' && (
        <section className="card stack" aria-labelledby="file">
          <div>
            <h2 id="file">{t.file}</h2>
            <p className="soft-text">{t.fileLead}</p>
          </div>
          <div className="definition-grid">
            <TextInput {...line('file/folder')} hint={t.hints.folder} optional />
            <TextInput
              {...line('file/settleSeconds')}
              hint={t.hints.settleSeconds}
              optional
              inputMode="numeric"
            />
            <TextInput {...line('file/url')} hint={t.hints.url} inputMode="url" optional />
            <TextInput
              {...line('file/everyMinutes')}
              hint={t.hints.everyMinutes}
              optional
              inputMode="numeric"
            />
          </div>
        </section>
      )}
      <section className="card stack" aria-labelledby="bounds">
        <div>
          <h2 id="bounds">{t.bounds}</h2>
          <p className="soft-text">{t.boundsLead}</p>
        </div>
        <div className="definition-grid">
          {NUMBERS.map(([place, hint]) => (
            <TextInput key={place} {...line(place)} hint={t.hints[hint]} optional inputMode="numeric" />
          ))}
          <WordSelect
            {...facts('workerPhone')}
            words={t.phones}
            value={draft.lines.workerPhone}
            onChange={line('workerPhone').onChange}
          />
        </div>
      </section>
    </>
  );
}
