import './fields-more.css';
import type { CascadeField as Definition, CascadeOption } from '@wangban/engine/form';
import { applyWords } from '../../../locale/apply.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { GroupFrame } from '../../../ui/fields/field-frame.tsx';
import type { AroundField, FormFieldFacts } from './form-field-facts.ts';
import { textsOf } from './value-parts.ts';

/** Choices of which each depends on the one before 级联, one list per level. */
export function CascadeField(
  props: FormFieldFacts & { readonly field: Definition; readonly facts: AroundField },
) {
  const t = useWords(applyWords);
  const say = useSay();
  const { field, facts, onChange } = props;
  const path = textsOf(props.value);
  const shown: (readonly CascadeOption[])[] = [];
  let next: readonly CascadeOption[] = field.options;
  for (const value of [...path, '']) {
    if (next.length === 0) break;
    shown.push(next);
    next = next.find((option) => option.value === value)?.options ?? [];
  }
  return (
    <GroupFrame {...facts}>
      <div className="levels">
        {shown.map((options, level) => {
          const id = level === 0 ? facts.id : `${facts.id}-${level}`;
          const name = field.levels[level];
          return (
            <div key={id} className="level">
              <label htmlFor={id}>{name && say(name)}</label>
              <select
                className="input"
                id={id}
                value={path[level] ?? ''}
                aria-invalid={facts.error ? true : undefined}
                onChange={({ currentTarget }) => {
                  const chosen = [...path.slice(0, level), currentTarget.value].filter((one) => one !== '');
                  onChange(chosen.length === 0 ? undefined : chosen);
                }}
              >
                <option value="">{t.choose}</option>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {say(option.label)}
                  </option>
                ))}
              </select>
            </div>
          );
        })}
      </div>
    </GroupFrame>
  );
}
