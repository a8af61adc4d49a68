import '../../ui/card.css';
import './fill-in.css';
import { type Field, fieldsOf } from '@wangban/engine/form';
import { fillInWords } from '../../locale/fill-in.ts';
import { useLanguage } from '../../locale/language.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { InstanceDetail } from '../../api/shapes.ts';
import { FormPlaceContext } from '../../hall/apply/fields/form-place.ts';
import { FormField } from '../../hall/apply/fields/form-field.tsx';
import { ProblemSummary } from '../../ui/problem/problem-summary.tsx';
import type { FillIn } from './use-fill-in.ts';

function daysOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('days' in value)) return undefined;
  return typeof value.days === 'number' ? value.days : undefined;
}

/** 本环节填写: the fields that whoever approves here fills in, with the controls of the application form. */
export function FillInSection({ of, instance }: { readonly of: FillIn; readonly instance: InstanceDetail }) {
  const t = useWords(fillInWords);
  const say = useSay();
  const chosen = useLanguage();
  const sections = of.form.definition.sections
    .map((section) => ({
      section,
      fields: fieldsOf(section).filter(({ key }) => of.isHere(key) && of.now.visible.has(key)),
    }))
    .filter(({ fields }) => fields.length > 0);

  function draw(field: Field) {
    const { key } = field;
    return (
      <FormField
        key={key}
        field={field}
        value={of.data[key] ?? undefined}
        required={of.now.required.has(key)}
        readOnly={of.now.readOnly.has(key)}
        error={
          of.wrong.find((one) => (field.type === 'details' ? one.id === key : one.key === key))?.message[
            chosen
          ]
        }
        days={daysOf(of.now.data[key])}
        prefilledFrom={undefined}
        files={of.files}
        onChange={(next) => of.filling.change(key, next)}
        onAddFile={(file) => of.filling.addFile(key, file)}
      />
    );
  }
  if (sections.length === 0) return null;
  return (
    <section className="card fill-in" aria-labelledby="fill-in-title">
      <div>
        <h2 id="fill-in-title">{t.title}</h2>
        <p className="soft-text">{t.hint}</p>
      </div>
      {of.wrong.length > 0 && (
        <ProblemSummary
          key={of.attempt}
          items={of.wrong.map(({ id, message }) => ({ id, message: message[chosen] }))}
        />
      )}
      <FormPlaceContext
        value={{
          service: instance.service.code,
          version: instance.serviceVersion,
          variables: { ...of.now.data, parameters: of.parameters, applicant: {}, today: of.today },
          fields: of.form.fields,
          errors: of.wrong,
        }}
      >
        {sections.map(({ section, fields }) => (
          <div key={section.key} role="group" aria-label={say(section.title)} className="fill-in-fields">
            {sections.length > 1 && <h3>{say(section.title)}</h3>}
            {fields.map(draw)}
          </div>
        ))}
      </FormPlaceContext>
    </section>
  );
}
