import './nothing-found.css';
import { IconSearchOff } from '@tabler/icons-react';
import type { Catalogue } from '../../api/shapes.ts';
import { catalogueWords } from '../../locale/catalogue.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Narrowing, servicesAddress } from './services-address.ts';

/** 零结果 What to do when nothing was found: look wider, or ask an office. */
export function NothingFound({
  narrowing,
  offices,
}: {
  readonly narrowing: Required<Narrowing>;
  readonly offices: Catalogue['offices'];
}) {
  const t = useWords(catalogueWords);
  const { query, theme, event, audience, unit } = narrowing;
  const isFiltered = [theme, event, audience, unit].some(Boolean);
  return (
    <>
      <EmptyState icon={IconSearchOff} title={t.none} text={isFiltered ? t.noneFiltered : t.noneNext}>
        {isFiltered && query && (
          <ButtonLink to={servicesAddress({ query })}>{t.searchEverywhere(query)}</ButtonLink>
        )}
        <ButtonLink to="/services" variant="default">
          {t.showAll}
        </ButtonLink>
      </EmptyState>
      {!isFiltered && offices.length > 0 && <Offices offices={offices} />}
    </>
  );
}

function Offices({ offices }: { readonly offices: Catalogue['offices'] }) {
  const t = useWords(catalogueWords);
  const say = useSay();
  return (
    <section className="nothing-found" aria-labelledby="ask-offices">
      <h2 id="ask-offices">{t.askOffice}</h2>
      <p className="soft-text">{t.missNoted}</p>
      <ul>
        {offices.map((office) => (
          <li key={office.name.zh}>
            <strong>{say(office.name)}</strong> <a href={`tel:${office.phone}`}>{office.phone}</a>
            <span className="soft-text">
              {say(office.address)} · {say(office.hours)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
