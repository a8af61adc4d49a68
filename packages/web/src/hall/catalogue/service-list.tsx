import './service-list.css';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { ServiceCard } from '../../api/shapes.ts';
import { useSay } from '../../locale/words.ts';
import { ServiceFacts } from './service-facts.tsx';

/** Service cards 事项卡片; the whole card leads to the guide. */
export function ServiceList({ services }: { readonly services: readonly ServiceCard[] }) {
  const say = useSay();
  return (
    <ul className="service-list">
      {services.map((service) => (
        <li key={service.code} className="service-card">
          <div className="service-card-head">
            <h3>
              <Link href={`/services/${service.code}`}>{say(service.name)}</Link>
            </h3>
            <IconArrowRight size={20} className="service-card-arrow" aria-hidden />
          </div>
          <p className="service-card-summary">{say(service.summary)}</p>
          <ServiceFacts service={service} />
          <p className="service-card-owner">{say(service.owner)}</p>
        </li>
      ))}
    </ul>
  );
}
