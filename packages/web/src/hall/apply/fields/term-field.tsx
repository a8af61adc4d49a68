import { type TermField as Definition, termsOn } from '@wangban/engine/form';
import { useSay } from '../../../locale/words.ts';
import { ChoiceInput } from '../../../ui/fields/choice-input.tsx';
import type { AroundField, FormFieldFacts } from './form-field-facts.ts';
import { useFormPlace } from './form-place.ts';

/** A term 学期: the few around today. */
export function TermField(
  props: FormFieldFacts & { readonly field: Definition; readonly facts: AroundField },
) {
  const say = useSay();
  const { today } = useFormPlace().variables;
  const options = termsOn(props.field, typeof today === 'string' ? today : '').map(({ value, label }) => ({
    value,
    label: say(label),
  }));
  const chosen = typeof props.value === 'string' ? props.value : undefined;
  return <ChoiceInput {...props.facts} options={options} value={chosen} onChange={props.onChange} />;
}
