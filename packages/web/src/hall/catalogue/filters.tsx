import './filters.css';
import { useId } from 'react';
import type { Catalogue } from '../../api/shapes.ts';
import { catalogueWords } from '../../locale/catalogue.ts';
import { guideWords } from '../../locale/guide.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { Narrowing } from './services-address.ts';

interface Choice {
  readonly code: string;
  readonly label: string;
}

/** Filters 筛选 by life event, audience and office; closed on a phone until they are wanted. */
export function Filters(props: {
  readonly catalogue: Catalogue;
  readonly narrowing: Required<Narrowing>;
  readonly onChange: (narrowing: Narrowing) => void;
}) {
  const { catalogue, narrowing, onChange } = props;
  const t = useWords(catalogueWords);
  const g = useWords(guideWords);
  const say = useSay();
  const named = (cuts: Catalogue['units']): readonly Choice[] =>
    cuts.map(({ code, name, count }) => ({ code, label: t.choice(say(name), count) }));
  const groups = catalogue.audiences.map(({ code, count }) => ({
    code,
    label: t.choice(g.people[code], count),
  }));
  const chosen = [narrowing.audience, narrowing.event, narrowing.unit].filter(Boolean).length;
  return (
    <details className="filters" open={chosen > 0 || undefined}>
      <summary>{chosen > 0 ? t.filtersChosen(chosen) : t.filters}</summary>
      <div className="filters-row">
        <Filter
          name={t.audience}
          value={narrowing.audience}
          choices={groups}
          onChange={(audience) => onChange({ ...narrowing, audience })}
        />
        <Filter
          name={t.lifeEvents}
          value={narrowing.event}
          choices={named(catalogue.lifeEvents)}
          onChange={(event) => onChange({ ...narrowing, event })}
        />
        <Filter
          name={t.unit}
          value={narrowing.unit}
          choices={named(catalogue.units)}
          onChange={(unit) => onChange({ ...narrowing, unit })}
        />
      </div>
    </details>
  );
}

function Filter(props: {
  readonly name: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (code: string) => void;
}) {
  const t = useWords(catalogueWords);
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{props.name}</label>
      <select
        id={id}
        className="input"
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        <option value="">{t.allThemes}</option>
        {props.choices.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
