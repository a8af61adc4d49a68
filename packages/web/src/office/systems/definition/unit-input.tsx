import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';
import { type FieldFacts, FieldFrame } from '../../../ui/fields/field-frame.tsx';
import { describedBy } from '../../../ui/fields/field-text.tsx';

const PAUSE_MS = 250;

/** 单位 A unit by its code; whoever types its name is offered the codes, and sees which unit a code is. */
export function UnitInput(
  props: FieldFacts & { readonly value: string; readonly onChange: (value: string) => void },
) {
  const { value, onChange, ...facts } = props;
  const [term] = useDebouncedValue(value.trim(), PAUSE_MS);
  const { data } = useQuery({
    queryKey: ['units', term],
    enabled: term !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(api.GET('/api/units', { params: { query: { query: term } }, signal })),
  });
  const found = term === '' ? [] : (data?.items ?? []);
  const own = found.find(({ code }) => code.toLowerCase() === value.trim().toLowerCase());
  return (
    <FieldFrame {...facts}>
      <input
        className="input"
        id={facts.id}
        name={facts.id}
        list={`${facts.id}-list`}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={facts.error ? true : undefined}
        aria-describedby={describedBy(facts.id, facts.hint, facts.error)}
      />
      <datalist id={`${facts.id}-list`}>
        {found.map(({ code, name, parent }) => (
          <option key={code} value={code} label={parent === '' ? name : `${name} · ${parent}`} />
        ))}
      </datalist>
      <p className="field-count" role="status">
        {own?.name}
      </p>
    </FieldFrame>
  );
}
