import { Button } from '@mantine/core';
import { systemForm } from '../../../locale/system-form.ts';
import { useWords } from '../../../locale/words.ts';
import { TextInput } from '../../../ui/fields/text-input.tsx';
import { Tick } from '../act-form.tsx';
import { type AllowRow, changedRow, NEW_ROWS } from './draft.ts';
import { RowTable } from './row-table.tsx';
import type { SystemForm } from './use-system-form.ts';

/** 地址: where the system is, and to whom the hall may speak at all. */
export function AddressFields({ form }: { readonly form: SystemForm }) {
  const t = useWords(systemForm);
  const { allow, lines, honoursIdempotencyKey } = form.draft;
  const base = targetOf(lines.baseUrl);
  const isListed = allow.some(({ host, port }) => host === base?.host && port === base.port);
  return (
    <section className="card stack" aria-labelledby="places">
      <div>
        <h2 id="places">{t.places}</h2>
        <p className="soft-text">{t.placesLead}</p>
      </div>
      <div className="definition-grid">
        <TextInput {...form.line('baseUrl')} hint={t.hints.baseUrl} inputMode="url" />
        <TextInput {...form.line('hallUrl')} hint={t.hints.hallUrl} inputMode="url" optional />
      </div>
      <RowTable
        list="allow"
        caption
        name={t.fields.allow}
        error={form.facts('allow').error}
        columns={[t.fields['allow/*/host'], t.fields['allow/*/port'], t.fields['allow/*/private']]}
        rows={allow}
        cells={(row, index) => cellsOf(form, row, index)}
        onAdd={() => form.set({ allow: [...allow, NEW_ROWS.allow] })}
        onRemove={(index) => form.drop({ allow: allow.filter((_, at) => at !== index) }, 'allow', index)}
        beside={
          base !== undefined &&
          !isListed && (
            <Button
              variant="default"
              onClick={() => form.set({ allow: [...allow.filter(isFilled), { ...NEW_ROWS.allow, ...base }] })}
            >
              {t.allowBase}
            </Button>
          )
        }
      />
      <div>
        <Tick
          label={t.fields.honoursIdempotencyKey}
          checked={honoursIdempotencyKey}
          onChange={(checked) => form.set({ honoursIdempotencyKey: checked })}
        />
        <p className="field-hint">{t.hints.honoursIdempotencyKey}</p>
      </div>
    </section>
  );
}

function cellsOf(form: SystemForm, { host, port, isPrivate }: AllowRow, index: number) {
  const change = (some: Partial<AllowRow>) => form.set({ allow: changedRow(form.draft.allow, index, some) });
  const { id, label } = form.facts(`allow/${index}/private`);
  return [
    <TextInput
      key="host"
      {...form.facts(`allow/${index}/host`)}
      value={host}
      onChange={(text) => change({ host: text })}
    />,
    <TextInput
      key="port"
      {...form.facts(`allow/${index}/port`)}
      inputMode="numeric"
      value={port}
      onChange={(text) => change({ port: text })}
    />,
    <label key="private" className="row-tick">
      <input
        type="checkbox"
        id={id}
        checked={isPrivate}
        onChange={(event) => change({ isPrivate: event.currentTarget.checked })}
      />
      <span>{label}</span>
    </label>,
  ];
}

/** Rows that nobody has filled in yet give way. */
function isFilled({ host }: AllowRow): boolean {
  return host.trim() !== '';
}

/** Host and port of an address; undefined: it is none yet. */
function targetOf(text: string): { readonly host: string; readonly port: string } | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { hostname, port, protocol } = new URL(text);
  if (hostname === '') return undefined;
  return { host: hostname, port: port === '' ? (protocol === 'https:' ? '443' : '80') : port };
}
