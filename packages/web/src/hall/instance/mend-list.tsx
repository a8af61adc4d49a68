import { fieldsOf, openForm } from '@wangban/engine/form';
import { useMemo } from 'react';
import type { InstanceDetail } from '../../api/shapes.ts';
import { mendWords } from '../../locale/mend.ts';
import { useSay, useWords } from '../../locale/words.ts';

/** 需要改的地方: field by field, with the reason of whoever returned it. */
export function MendList({ of }: { readonly of: InstanceDetail }) {
  const t = useWords(mendWords);
  const say = useSay();
  const form = useMemo(() => openForm(of.form), [of.form]);
  const mend = of.reviseTask?.mend ?? [];
  if (mend.length === 0) return null;
  const fields = form?.definition.sections.flatMap(fieldsOf) ?? [];
  const labelOf = (key: string): string => {
    const field = fields.find((one) => one.key === key);
    return field === undefined ? key : say(field.label);
  };
  return (
    <>
      <h3>{t.mendTitle}</h3>
      <ul>
        {mend.map(({ field, reason }) => (
          <li key={field}>{t.mend(labelOf(field), reason)}</li>
        ))}
      </ul>
    </>
  );
}
