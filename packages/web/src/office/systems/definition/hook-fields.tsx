import { systemForm } from '../../../locale/system-form.ts';
import { useWords } from '../../../locale/words.ts';
import { TextInput } from '../../../ui/fields/text-input.tsx';
import { changedRow, type HookDraft, NEW_ROWS } from './draft.ts';
import { RowTable } from './row-table.tsx';
import type { SystemForm } from './use-system-form.ts';
import { WordSelect } from './word-select.tsx';

/** 前置事件: before what the system is asked, about which services, how long it has, and what holds when it is silent. */
export function HookFields({ form }: { readonly form: SystemForm }) {
  const t = useWords(systemForm);
  const { hooks } = form.draft;
  return (
    <section className="card stack" aria-labelledby="before">
      <div>
        <h2 id="before">{t.before}</h2>
        <p className="soft-text">{hooks.length === 0 ? `${t.beforeLead} ${t.noBefore}` : t.beforeLead}</p>
      </div>
      <RowTable
        list="hooks"
        name={t.before}
        error={form.facts('hooks').error}
        columns={[
          t.fields['hooks/*/hook'],
          t.fields['hooks/*/services'],
          t.fields['hooks/*/fields'],
          t.fields['hooks/*/watches'],
          t.fields['hooks/*/limitMs'],
          t.fields['hooks/*/fallback'],
        ]}
        rows={hooks}
        cells={(row, index) => cellsOf(form, row, index, t)}
        onAdd={() => form.set({ hooks: [...hooks, NEW_ROWS.hooks] })}
        onRemove={(index) => form.drop({ hooks: hooks.filter((_, at) => at !== index) }, 'hooks', index)}
      />
    </section>
  );
}

function cellsOf(form: SystemForm, row: HookDraft, index: number, t: (typeof systemForm)['zh']) {
  const change = (some: Partial<HookDraft>) => form.set({ hooks: changedRow(form.draft.hooks, index, some) });
  const facts = (key: string) => form.facts(`hooks/${index}/${key}`);
  return [
    <WordSelect
      key="hook"
      {...facts('hook')}
      words={t.hookNames}
      value={row.hook}
      onChange={(hook) => change({ hook })}
    />,
    <TextInput
      key="services"
      {...facts('services')}
      hint={t.hints.services}
      value={row.services}
      onChange={(services) => change({ services })}
    />,
    <TextInput
      key="fields"
      {...facts('fields')}
      hint={t.hints.names}
      optional
      value={row.fields}
      onChange={(fields) => change({ fields })}
    />,
    <TextInput
      key="watches"
      {...facts('watches')}
      hint={t.hints.watches}
      optional
      value={row.watches}
      onChange={(watches) => change({ watches })}
    />,
    <TextInput
      key="limitMs"
      {...facts('limitMs')}
      hint={t.hints.limitMs}
      optional
      inputMode="numeric"
      value={row.limitMs}
      onChange={(limitMs) => change({ limitMs })}
    />,
    <WordSelect
      key="fallback"
      {...facts('fallback')}
      words={t.fallbacks}
      value={row.fallback}
      onChange={(fallback) => change({ fallback })}
    />,
  ];
}
