import { type ReactNode, useState } from 'react';
import { systemForm } from '../../../locale/system-form.ts';
import { useWords } from '../../../locale/words.ts';
import { ChoiceInput } from '../../../ui/fields/choice-input.tsx';

/** 填写方式: form or file. The one that is not shown keeps what was typed into it. */
export function TwoWays({ form, yaml }: { readonly form: ReactNode; readonly yaml: ReactNode }) {
  const t = useWords(systemForm);
  const [way, setWay] = useState('form');
  return (
    <>
      <ChoiceInput
        id="way"
        label={t.ways}
        short
        options={[
          { value: 'form', label: t.asForm },
          { value: 'yaml', label: t.asYaml },
        ]}
        value={way}
        onChange={setWay}
      />
      <div hidden={way !== 'form'}>{form}</div>
      <div hidden={way !== 'yaml'}>{yaml}</div>
    </>
  );
}
