import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ServiceCard } from '../../api/shapes.ts';
import { homeWords } from '../../locale/home.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { homeQuery } from '../catalogue/catalogue-query.ts';
import { CutList } from '../catalogue/cut-list.tsx';
import { useMyServices } from '../catalogue/mine/my-services.ts';
import { ServiceList } from '../catalogue/service-list.tsx';
import { servicesAddress } from '../catalogue/services-address.ts';

/** 事项入口 Ways to the services: the own ones, what is used most, themes, life events. */
export function Services() {
  const t = useWords(homeWords);
  const { data, error, refetch } = useQuery(homeQuery());
  const mine = useMyServices();
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return (
    <>
      {mine && <Own name={t.favourites} services={mine.favourites} />}
      {mine && <Own name={t.recent} services={mine.recent} />}
      <section className="home-section" aria-labelledby="home-services">
        <div className="home-section-head">
          <h2 id="home-services">{mine ? t.recommended : t.services}</h2>
          <Link href="/services">{t.all(data.total)}</Link>
        </div>
        <ServiceList services={mine && mine.recommended.length > 0 ? mine.recommended : data.hot} />
      </section>
      <section className="home-section" aria-labelledby="home-themes">
        <h2 id="home-themes">{t.themes}</h2>
        <CutList name={t.themes} cuts={data.themes} addressOf={(theme) => servicesAddress({ theme })} />
      </section>
      {data.lifeEvents.length > 0 && (
        <section className="home-section" aria-labelledby="home-events">
          <h2 id="home-events">{t.lifeEvents}</h2>
          <CutList
            name={t.lifeEvents}
            cuts={data.lifeEvents}
            addressOf={(event) => servicesAddress({ event })}
          />
        </section>
      )}
    </>
  );
}

/** A short list of names: who keeps a service knows what it is. */
function Own({ name, services }: { readonly name: string; readonly services: readonly ServiceCard[] }) {
  const say = useSay();
  if (services.length === 0) return null;
  return (
    <section className="home-section">
      <h2>{name}</h2>
      <ul className="cut-list">
        {services.map((service) => (
          <li key={service.code}>
            <Link href={`/services/${service.code}`}>{say(service.name)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
