import './fields-more.css';
import { IconCurrentLocation } from '@tabler/icons-react';
import { useState } from 'react';
import { formFieldWords } from '../../../locale/form-fields.ts';
import { useWords } from '../../../locale/words.ts';
import { FieldFrame } from '../../../ui/fields/field-frame.tsx';
import { describedBy } from '../../../ui/fields/field-text.tsx';
import type { AroundField, FormFieldFacts } from './form-field-facts.ts';
import { partOf, textPart } from './value-parts.ts';

const WAIT_MS = 15_000;

/** A place 位置 in words, and the point where the person stands, if they share it. No map service is asked. */
export function LocationField(props: FormFieldFacts & { readonly facts: AroundField }) {
  const t = useWords(formFieldWords);
  const [said, say] = useState('');
  const { facts, value, onChange } = props;
  const text = textPart(value, 'text');
  const [lng, lat] = [partOf(value, 'lng'), partOf(value, 'lat')];
  const point = typeof lng === 'number' && typeof lat === 'number' ? { lng, lat } : undefined;

  function locate(): void {
    say(t.locating);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        say('');
        onChange({ text, lng: coords.longitude, lat: coords.latitude });
      },
      () => say(t.notLocated),
      { enableHighAccuracy: true, timeout: WAIT_MS },
    );
  }

  return (
    <FieldFrame {...facts}>
      <input
        className="input"
        id={facts.id}
        value={text}
        autoComplete="off"
        onChange={({ currentTarget }) => {
          const words = currentTarget.value;
          onChange(words === '' && !point ? undefined : { text: words, ...point });
        }}
        aria-invalid={facts.error ? true : undefined}
        aria-describedby={describedBy(facts.id, facts.hint, facts.error)}
      />
      <div className="field-actions">
        {'geolocation' in navigator && (
          <button type="button" className="field-button" onClick={locate}>
            <IconCurrentLocation size={20} stroke={1.7} aria-hidden />
            {t.locate}
          </button>
        )}
        {point && (
          <button type="button" className="field-button" onClick={() => onChange({ text })}>
            {t.dropPoint(`${point.lng.toFixed(5)}, ${point.lat.toFixed(5)}`)}
          </button>
        )}
      </div>
      <p role="status" className="field-said">
        {said}
      </p>
    </FieldFrame>
  );
}
