import '../fields/fields-more.css';
import { type KeyboardEvent, useState } from 'react';
import { askingWords } from '../../../locale/asking.ts';
import { useWords } from '../../../locale/words.ts';
import { FieldFrame } from '../../../ui/fields/field-frame.tsx';
import { describedBy } from '../../../ui/fields/field-text.tsx';
import type { AroundField, FormFieldFacts } from '../fields/form-field-facts.ts';
import { useSuggestions } from './use-suggestions.ts';

/**
 * A line of text 联想输入 whose values a business system knows: what is typed counts as it is, and what the system finds can be taken
 * instead (WAI-ARIA combobox with listbox).
 */
export function SuggestField(props: FormFieldFacts & { readonly facts: AroundField }) {
  const t = useWords(askingWords);
  const { field, facts, onChange } = props;
  const { id } = facts;
  const typed = typeof props.value === 'string' ? props.value : '';
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const { found, waiting, hasMore, showMore } = useSuggestions(field.key, typed, open);
  const count = found.length + (hasMore ? 1 : 0);
  const active = open && at < count ? at : -1;

  function take(index: number): void {
    const chosen = found[index];
    if (chosen === undefined) return showMore();
    onChange(chosen.code);
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((now) => Math.max(-1, Math.min(count - 1, now + step)));
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      take(active);
    }
  }

  return (
    <FieldFrame {...facts}>
      <div className="combobox">
        <input
          className="input"
          id={id}
          name={id}
          role="combobox"
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-expanded={open && count > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-at-${active}` : undefined}
          aria-invalid={facts.error ? true : undefined}
          aria-describedby={describedBy(id, facts.hint, facts.error)}
          placeholder={t.search}
          value={typed}
          onChange={({ currentTarget }) => {
            onChange(currentTarget.value);
            setOpen(true);
            setAt(-1);
          }}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <ul
          id={`${id}-list`}
          role="listbox"
          aria-label={t.found}
          className="combobox-list"
          hidden={!open || count === 0}
        >
          {Array.from({ length: count }, (_, index) => (
            // The listbox is driven from the input, as the pattern asks: options take no focus.
            <li
              key={found[index]?.code ?? ''}
              id={`${id}-at-${index}`}
              role="option"
              aria-selected={index === active}
              className={index === active ? 'combobox-option combobox-active' : 'combobox-option'}
              onPointerDown={(event) => {
                event.preventDefault();
                take(index);
              }}
            >
              {found[index]?.name ?? t.more}
            </li>
          ))}
        </ul>
        <p role="status" className="field-said">
          {open && typed.trim() !== '' && saidOf(t, waiting, found.length)}
        </p>
      </div>
    </FieldFrame>
  );
}

function saidOf(t: (typeof askingWords)['zh'], waiting: boolean, count: number): string {
  if (waiting) return t.searching;
  return count === 0 ? t.foundNothing : t.foundSome(count);
}
