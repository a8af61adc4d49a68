import { type KeyboardEvent, useState } from 'react';
import { formFieldWords } from '../../../../locale/form-fields.ts';
import { useWords } from '../../../../locale/words.ts';
import { type PickOption, useOptions } from './use-options.ts';

/** A search with its list of options (WAI-ARIA combobox with listbox): typed, then arrows and Enter, or a touch. */
export function Combobox(props: {
  readonly id: string;
  readonly field: string;
  readonly parent: string | undefined;
  /** Shown while nothing is typed. */
  readonly chosen: string;
  readonly labelled: string | undefined;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  /** Nothing can be found before something is typed. */
  readonly mustType: boolean;
  readonly onPick: (option: PickOption) => void;
  readonly onClear: () => void;
}) {
  const t = useWords(formFieldWords);
  const { id, chosen, mustType } = props;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const query = typed ?? '';
  const { options, failed, waiting } = useOptions(
    props.field,
    query,
    props.parent,
    open && (!mustType || query.trim() !== ''),
  );
  const active = open ? options[Math.min(at, options.length - 1)] : undefined;

  function pick(option: PickOption): void {
    props.onPick(option);
    setTyped(undefined);
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((now) => Math.max(0, Math.min(options.length - 1, now + (open ? step : 0))));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      if (active) pick(active);
    }
  }

  return (
    <div className="combobox">
      <input
        className="input"
        id={id}
        role="combobox"
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active ? `${id}-at-${active.id}` : undefined}
        aria-label={props.labelled}
        aria-invalid={props.invalid ? true : undefined}
        aria-describedby={props.describedBy}
        placeholder={mustType ? t.searchPeople : t.searchList}
        value={typed ?? chosen}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setOpen(true);
          setAt(0);
          if (currentTarget.value === '' && chosen !== '') props.onClear();
        }}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          setTyped(undefined);
        }}
        onKeyDown={onKeyDown}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={t.found}
        className="combobox-list"
        hidden={!open || options.length === 0}
      >
        {options.map((option) => (
          // The listbox is driven from the input, as the pattern asks: options take no focus.
          <li
            key={option.id}
            id={`${id}-at-${option.id}`}
            role="option"
            aria-selected={option === active}
            className={option === active ? 'combobox-option combobox-active' : 'combobox-option'}
            onPointerDown={(event) => {
              event.preventDefault();
              pick(option);
            }}
          >
            {option.name}
            {option.detail && <span className="option-hint">{option.detail}</span>}
          </li>
        ))}
      </ul>
      <p role="status" className="field-said">
        {open && statusOf(t, { failed, waiting, query, mustType, count: options.length })}
      </p>
    </div>
  );
}

function statusOf(
  t: (typeof formFieldWords)['zh'],
  now: {
    readonly failed: boolean;
    readonly waiting: boolean;
    readonly query: string;
    readonly mustType: boolean;
    readonly count: number;
  },
): string {
  if (now.mustType && now.query.trim() === '') return t.typeFirst;
  if (now.failed) return t.searchFailed;
  if (now.waiting) return t.searching;
  return now.count === 0 ? t.foundNothing : t.foundSome(now.count);
}
