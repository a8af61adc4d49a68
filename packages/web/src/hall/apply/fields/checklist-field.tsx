import type { ChecklistField as Definition } from '@wangban/engine/form';
import { formFieldWords } from '../../../locale/form-fields.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { GroupFrame } from '../../../ui/fields/field-frame.tsx';
import type { AroundField, FormFieldFacts } from './form-field-facts.ts';
import { textsOf } from './value-parts.ts';

/** Several of a few answers 多选. */
export function ChecklistField(
  props: FormFieldFacts & { readonly field: Definition; readonly facts: AroundField },
) {
  const t = useWords(formFieldWords);
  const say = useSay();
  const { field, facts, onChange } = props;
  const chosen = textsOf(props.value);
  const limit = field.max === undefined ? undefined : t.atMost(field.max);
  const hint = facts.hint || limit ? [facts.hint, limit].filter(Boolean) : undefined;
  return (
    <GroupFrame
      {...facts}
      hint={
        hint && (
          <>
            {hint[0]}
            {hint[1] && <span className="field-hint-line">{hint[1]}</span>}
          </>
        )
      }
    >
      <div className="options">
        {field.options.map(({ value, label, hint: more }, place) => (
          <label key={value} className="option">
            <input
              type="checkbox"
              id={place === 0 ? facts.id : `${facts.id}-${value}`}
              checked={chosen.includes(value)}
              aria-invalid={facts.error ? true : undefined}
              onChange={(event) => {
                const others = chosen.filter((one) => one !== value);
                const next = event.currentTarget.checked ? [...others, value] : others;
                onChange(next.length === 0 ? undefined : next);
              }}
            />
            <span>
              {say(label)}
              {more && <span className="option-hint">{say(more)}</span>}
            </span>
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}
