import { actDialogWords } from '../../locale/act-dialog.ts';
import { useWords } from '../../locale/words.ts';
import { ChoiceInput } from '../../ui/fields/choice-input.tsx';
import type { Adding } from './send-act.ts';

/** When the added people are asked, whether they decide, and in which order; each answer says what it means. */
export function AddingFields(props: {
  readonly value: Adding;
  readonly several: boolean;
  readonly onChange: (adding: Adding) => void;
}) {
  const t = useWords(actDialogWords).adding;
  const { value, onChange } = props;
  return (
    <>
      <ChoiceInput
        id="more-position"
        label={t.position}
        options={[
          { value: 'before', label: t.before, hint: t.beforeHint },
          { value: 'after', label: t.after, hint: t.afterHint },
          { value: 'parallel', label: t.beside, hint: t.besideHint },
        ]}
        value={value.position}
        onChange={(next) =>
          onChange({
            ...value,
            position: next === 'after' || next === 'parallel' ? next : 'before',
          })
        }
      />
      <ChoiceInput
        id="more-power"
        label={t.power}
        options={[
          { value: 'decide', label: t.decide, hint: t.decideHint },
          { value: 'opinion', label: t.advise, hint: t.adviseHint },
        ]}
        value={value.power}
        onChange={(next) => onChange({ ...value, power: next === 'opinion' ? 'opinion' : 'decide' })}
      />
      {props.several && (
        <ChoiceInput
          id="more-order"
          label={t.order}
          options={[
            { value: 'parallel', label: t.together },
            { value: 'sequence', label: t.oneByOne },
          ]}
          value={value.order}
          onChange={(next) => onChange({ ...value, order: next === 'sequence' ? 'sequence' : 'parallel' })}
        />
      )}
    </>
  );
}
