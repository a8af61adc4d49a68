import type { Field } from '@wangban/engine/form';
import { applyWords } from '../../../locale/apply.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { ChoiceInput } from '../../../ui/fields/choice-input.tsx';
import { SelectInput } from '../../../ui/fields/select-input.tsx';
import type { AroundField, FormFieldFacts } from './form-field-facts.ts';

/** More answers than this go into a list. */
const MOST_VISIBLE = 7;

type Of<Type extends Field['type']> = Extract<Field, { readonly type: Type }>;

/** One of a few answers; many go into a list. */
export function ChoiceField(
  props: FormFieldFacts & { readonly field: Of<'choice'>; readonly facts: AroundField },
) {
  const t = useWords(applyWords);
  const say = useSay();
  const options = props.field.options.map((option) => ({
    value: option.value,
    label: say(option.label),
    hint: option.hint && say(option.hint),
  }));
  const chosen = typeof props.value === 'string' ? props.value : undefined;
  const isList =
    (props.field.appearance ?? (options.length > MOST_VISIBLE ? 'select' : 'radio')) === 'select';
  if (isList) {
    return (
      <SelectInput
        {...props.facts}
        options={options}
        value={chosen}
        empty={t.choose}
        onChange={props.onChange}
      />
    );
  }
  return <ChoiceInput {...props.facts} options={options} value={chosen} onChange={props.onChange} />;
}

/** Yes or no; nothing is chosen beforehand. */
export function YesNoField(props: FormFieldFacts & { readonly facts: AroundField }) {
  const t = useWords(applyWords);
  const chosen = typeof props.value === 'boolean' ? String(props.value) : undefined;
  return (
    <ChoiceInput
      {...props.facts}
      short
      options={[
        { value: 'true', label: t.yes },
        { value: 'false', label: t.no },
      ]}
      value={chosen}
      onChange={(value) => props.onChange(value === 'true')}
    />
  );
}
