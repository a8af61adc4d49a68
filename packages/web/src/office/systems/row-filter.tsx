import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { settlingWords } from '../../locale/settling.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { Option } from '../../ui/fields/choice-input.tsx';
import { SelectInput } from '../../ui/fields/select-input.tsx';
import { TextInput } from '../../ui/fields/text-input.tsx';

/** One choice that narrows the list, by the name that it has in the address. */
export interface FilterChoice {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
}

/** 筛选 of rows. What was chosen stands in the address, so that "back" and a sent link show the same. */
export function RowFilter({ choices }: { readonly choices: readonly FilterChoice[] }) {
  const t = useWords(settlingWords);
  const [search, setSearch] = useSearchParams();
  const names = [...choices.map(({ name }) => name), 'about', 'from', 'to'];
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])),
  );
  const field = (name: string) => ({
    id: `filter-${name}`,
    value: typed[name] ?? '',
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
  });
  return (
    <form
      className="card system-filter"
      role="search"
      aria-label={t.filter}
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = Object.entries(typed).filter(([, value]) => value.trim() !== '');
        setSearch(new URLSearchParams(chosen.map(([name, value]) => [name, value.trim()])));
      }}
    >
      {choices.map(({ name, label, options }) => (
        <SelectInput key={name} label={label} empty={t.any} options={options} {...field(name)} />
      ))}
      <TextInput label={t.about} {...field('about')} />
      <TextInput label={t.from} type="date" {...field('from')} />
      <TextInput label={t.to} type="date" {...field('to')} />
      <div className="system-actions">
        <ActionButton submit variant="light" pending={false}>
          {t.show}
        </ActionButton>
        {search.size > 0 && (
          <ActionButton variant="subtle" pending={false} onClick={() => setSearch(new URLSearchParams())}>
            {t.clear}
          </ActionButton>
        )}
      </div>
    </form>
  );
}
