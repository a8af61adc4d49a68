import '../fields-more.css';
import { type PickerField as Definition, type Reference, referencesOf } from '@wangban/engine/form';
import { IconX } from '@tabler/icons-react';
import { formFieldWords } from '../../../../locale/form-fields.ts';
import { useWords } from '../../../../locale/words.ts';
import { FieldFrame, GroupFrame } from '../../../../ui/fields/field-frame.tsx';
import { describedBy } from '../../../../ui/fields/field-text.tsx';
import type { AroundField, FormFieldFacts } from '../form-field-facts.ts';
import { useFormPlace } from '../form-place.ts';
import { Combobox } from './combobox.tsx';
import type { PickOption } from './use-options.ts';

/** A person, unit, class, room or entry of a list 选择器, found by search; several as a list that grows. */
export function PickerField(
  props: FormFieldFacts & { readonly field: Definition; readonly facts: AroundField },
) {
  const t = useWords(formFieldWords);
  const { field, facts, value, onChange } = props;
  const parent = useParent(field);
  const chosen = referencesOf(value);
  const [first] = chosen;
  const shared = {
    id: facts.id,
    field: props.path ?? field.key,
    parent,
    invalid: Boolean(facts.error),
    describedBy: describedBy(facts.id, facts.hint, facts.error),
    mustType: field.type === 'person',
  };
  if (field.several !== true)
    return (
      <FieldFrame {...facts}>
        <Combobox
          {...shared}
          labelled={undefined}
          chosen={first ? nameOf(t, field, first) : ''}
          onPick={(option) => onChange(referenceOf(option))}
          onClear={() => onChange(undefined)}
        />
      </FieldFrame>
    );
  return (
    <GroupFrame {...facts}>
      {chosen.length > 0 && (
        <ul className="picked">
          {chosen.map((one) => (
            <li key={one.id}>
              {nameOf(t, field, one)}
              <button
                type="button"
                className="file-button"
                aria-label={t.takeAway(one.name)}
                onClick={() => {
                  const rest = chosen.filter(({ id }) => id !== one.id);
                  onChange(rest.length === 0 ? undefined : rest);
                }}
              >
                <IconX size={18} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Combobox
        {...shared}
        labelled={facts.label}
        chosen=""
        onPick={(option) => onChange([...chosen.filter(({ id }) => id !== option.id), referenceOf(option)])}
        onClear={() => undefined}
      />
    </GroupFrame>
  );
}

const referenceOf = ({ id, name }: PickOption): Reference => ({ id, name });

function nameOf(
  { withNo }: { readonly withNo: (name: string, no: string) => string },
  { type }: Definition,
  { id, name }: Reference,
): string {
  return type === 'person' && id !== name ? withNo(name, id) : name;
}

/** The code above that narrows a list: the building of a room. */
function useParent(field: Definition): string | undefined {
  const { fields, variables } = useFormPlace();
  const open =
    fields.find((one) => one.field.key === field.key) ??
    fields.flatMap(({ columns }) => columns).find((one) => one.field === field);
  const result = open?.parent(variables);
  return result && 'value' in result && typeof result.value === 'string' ? result.value : undefined;
}
