import './fields-more.css';
import { displayed, displayedInRow, type Field } from '@wangban/engine/form';
import { formFieldWords } from '../../../locale/form-fields.ts';
import { useLanguage } from '../../../locale/language.ts';
import { useWords } from '../../../locale/words.ts';
import type { AroundField } from './form-field-facts.ts';
import { useFormPlace } from './form-place.ts';

/** A field that is not filled in here: a computed value, or one that is only to be read. It is spoken when it changes. */
export function ShownField({ field, facts }: { readonly field: Field; readonly facts: AroundField }) {
  const t = useWords(formFieldWords);
  const chosen = useLanguage();
  const { variables, inRow } = useFormPlace();
  const value = (inRow ? displayedInRow : displayed)(field, variables, chosen);
  return (
    <div>
      <div className="field-label" id={`${facts.id}-label`}>
        {facts.label}
      </div>
      {facts.hint && <div className="field-hint">{facts.hint}</div>}
      <output className="shown-value" id={facts.id} aria-labelledby={`${facts.id}-label`}>
        {value ?? <span className="soft-text">{field.type === 'computed' ? t.notYet : t.nothing}</span>}
      </output>
    </div>
  );
}
