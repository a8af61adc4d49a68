import './service-list.css';
import { Link } from 'wouter';
import type { FoundService, ServiceCard } from '../../api/shapes.ts';
import { catalogueWords } from '../../locale/catalogue.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { Highlight } from './highlight.tsx';
import { FavouriteButton } from './mine/favourite-button.tsx';
import { ServiceFacts } from './service-facts.tsx';

type Shown = ServiceCard & Partial<Pick<FoundService, 'hit'>>;

/** Service cards 事项卡片; the whole card leads to the guide. What a search found is marked. */
export function ServiceList({ services }: { readonly services: readonly Shown[] }) {
  return (
    <ul className="service-list">
      {services.map((service) => (
        <ServiceItem key={service.code} service={service} />
      ))}
    </ul>
  );
}

function ServiceItem({ service }: { readonly service: Shown }) {
  const t = useWords(catalogueWords);
  const say = useSay();
  const { hit = null } = service;
  const [name, summary] = [say(service.name), say(service.summary)];
  return (
    <li className="service-card">
      <div className="service-card-head">
        <h3>
          <Link href={`/services/${service.code}`}>
            <Highlight text={name} hit={hit} />
          </Link>
        </h3>
        <FavouriteButton service={service} />
      </div>
      {hit && hit.text !== name && hit.text !== summary && (
        <p className="service-card-alias">
          {t.alsoCalled}
          <Highlight text={hit.text} hit={hit} />
        </p>
      )}
      <p className="service-card-summary">
        <Highlight text={summary} hit={hit} />
      </p>
      <ServiceFacts service={service} />
      <p className="service-card-owner">{say(service.owner)}</p>
    </li>
  );
}
