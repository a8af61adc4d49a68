import { systemForm } from '../../../locale/system-form.ts';
import { useWords } from '../../../locale/words.ts';
import { GroupFrame } from '../../../ui/fields/field-frame.tsx';
import { TextInput } from '../../../ui/fields/text-input.tsx';
import { changedRow, NEW_ROWS, type OperationRow } from './draft.ts';
import { RowTable } from './row-table.tsx';
import type { SystemForm } from './use-system-form.ts';
import { WordSelect } from './word-select.tsx';

/** 业务操作: what flows hand to the system, and what it is told besides. */
export function WorkFields({ form }: { readonly form: SystemForm }) {
  const t = useWords(systemForm);
  const { operations } = form.draft;
  return (
    <section className="card stack" aria-labelledby="work">
      <div>
        <h2 id="work">{t.work}</h2>
        <p className="soft-text">{t.workLead}</p>
      </div>
      <RowTable
        list="operations"
        name={t.fields.operations}
        error={form.facts('operations').error}
        columns={[
          t.fields['operations/*/name'],
          t.fields['operations/*/sends'],
          t.fields['operations/*/until'],
        ]}
        rows={operations}
        cells={(row, index) => cellsOf(form, row, index, t)}
        onAdd={() => form.set({ operations: [...operations, NEW_ROWS.operations] })}
        onRemove={(index) =>
          form.drop({ operations: operations.filter((_, at) => at !== index) }, 'operations', index)
        }
      />
      <Tells form={form} />
    </section>
  );
}

function cellsOf(
  form: SystemForm,
  { name, sends, until }: OperationRow,
  index: number,
  t: (typeof systemForm)['zh'],
) {
  const change = (some: Partial<OperationRow>) =>
    form.set({ operations: changedRow(form.draft.operations, index, some) });
  return [
    <TextInput
      key="name"
      {...form.facts(`operations/${index}/name`)}
      value={name}
      onChange={(text) => change({ name: text })}
    />,
    <WordSelect
      key="sends"
      {...form.facts(`operations/${index}/sends`)}
      words={t.sends}
      value={sends}
      onChange={(text) => change({ sends: text })}
    />,
    <WordSelect
      key="until"
      {...form.facts(`operations/${index}/until`)}
      words={t.untils}
      value={until}
      onChange={(text) => change({ until: text })}
    />,
  ];
}

function Tells({ form }: { readonly form: SystemForm }) {
  const t = useWords(systemForm);
  const { tells } = form.draft;
  const facts = form.facts('tells');
  return (
    <GroupFrame {...facts} hint={t.hints.tells}>
      <div className="options options-short">
        {Object.entries(t.tells).map(([event, label], place) => (
          <label key={event} className="option">
            <input
              type="checkbox"
              id={place === 0 ? facts.id : `${facts.id}-${place}`}
              checked={tells.includes(event)}
              onChange={(change) => {
                const others = tells.filter((one) => one !== event);
                form.set({ tells: change.currentTarget.checked ? [...others, event] : others });
              }}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}
