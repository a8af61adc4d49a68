import { systemForm } from '../../../locale/system-form.ts';
import { useWords } from '../../../locale/words.ts';
import { ChoiceInput } from '../../../ui/fields/choice-input.tsx';
import { TextInput } from '../../../ui/fields/text-input.tsx';
import { UnitInput } from './unit-input.tsx';
import type { SystemForm } from './use-system-form.ts';

/** 基本情况: what the system is called, whose it is, and how both sides speak. A code stays what it is. */
export function BasicFields({ form, isNew }: { readonly form: SystemForm; readonly isNew: boolean }) {
  const t = useWords(systemForm);
  return (
    <section className="card stack" aria-labelledby="basics">
      <h2 id="basics">{t.basics}</h2>
      <div className="definition-grid">
        <TextInput {...form.line('name/zh')} />
        <TextInput {...form.line('name/en')} />
        {isNew && <TextInput {...form.line('code')} hint={t.hints.code} />}
        <UnitInput {...form.line('owner')} hint={t.hints.owner} />
      </div>
      <ChoiceInput
        {...form.line('style')}
        options={Object.entries(t.styles).map(([value, words]) => ({ value, ...words }))}
      />
    </section>
  );
}
