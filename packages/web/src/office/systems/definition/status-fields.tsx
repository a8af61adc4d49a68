import { systemForm } from '../../../locale/system-form.ts';
import { useWords } from '../../../locale/words.ts';
import { TextInput } from '../../../ui/fields/text-input.tsx';
import { changedRow, NEW_ROWS, type StatusDraft } from './draft.ts';
import { RowTable } from './row-table.tsx';
import type { SystemForm } from './use-system-form.ts';
import { WordSelect } from './word-select.tsx';

/** 状态对照: a row for each status of the system. What a flow goes on by is asked for where the meaning needs it. */
export function StatusFields({ form }: { readonly form: SystemForm }) {
  const t = useWords(systemForm);
  const { statuses } = form.draft;
  return (
    <section className="card stack" aria-labelledby="map">
      <div>
        <h2 id="map">{t.map}</h2>
        <p className="soft-text">{t.mapLead}</p>
      </div>
      <RowTable
        list="statuses"
        name={t.map}
        error={form.facts('statuses').error}
        columns={[
          t.fields['statuses/*/status'],
          t.fields['statuses/*/label/zh'],
          t.fields['statuses/*/label/en'],
          t.fields['statuses/*/then'],
          t.reason,
          t.fields['statuses/*/terminal'],
        ]}
        rows={statuses}
        cells={(row, index) => cellsOf(form, row, index, t)}
        onAdd={() => form.set({ statuses: [...statuses, NEW_ROWS.statuses] })}
        onRemove={(index) =>
          form.drop({ statuses: statuses.filter((_, at) => at !== index) }, 'statuses', index)
        }
      />
    </section>
  );
}

function cellsOf(form: SystemForm, row: StatusDraft, index: number, t: (typeof systemForm)['zh']) {
  const at = `statuses/${index}`;
  const change = (some: Partial<StatusDraft>) =>
    form.set({ statuses: changedRow(form.draft.statuses, index, some) });
  return [
    <TextInput
      key="status"
      {...form.facts(`${at}/status`)}
      value={row.status}
      onChange={(status) => change({ status })}
    />,
    <TextInput key="zh" {...form.facts(`${at}/label/zh`)} value={row.zh} onChange={(zh) => change({ zh })} />,
    <TextInput key="en" {...form.facts(`${at}/label/en`)} value={row.en} onChange={(en) => change({ en })} />,
    <WordSelect
      key="then"
      {...form.facts(`${at}/then`)}
      words={t.thens}
      value={row.means}
      onChange={(means) => change({ means })}
    />,
    <Reason key="reason" form={form} row={row} at={at} onChange={change} />,
    <WordSelect
      key="terminal"
      {...form.facts(`${at}/terminal`)}
      words={t.terminals}
      value={row.terminal}
      onChange={(terminal) => change({ terminal: terminalOf(terminal) })}
    />,
  ];
}

/** By what the flow goes on: the outcome of what is done, the error of what failed; else nothing. */
function Reason(props: {
  readonly form: SystemForm;
  readonly row: StatusDraft;
  readonly at: string;
  readonly onChange: (some: Partial<StatusDraft>) => void;
}) {
  const { form, row, at, onChange } = props;
  if (row.means === 'complete')
    return (
      <TextInput
        {...form.facts(`${at}/outcome`)}
        value={row.outcome}
        onChange={(outcome) => onChange({ outcome })}
      />
    );
  if (row.means === 'fail')
    return (
      <TextInput {...form.facts(`${at}/code`)} value={row.code} onChange={(code) => onChange({ code })} />
    );
  return null;
}

function terminalOf(word: string): StatusDraft['terminal'] {
  return word === 'yes' || word === 'no' ? word : 'usual';
}
