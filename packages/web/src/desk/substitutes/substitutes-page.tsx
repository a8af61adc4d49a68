import '../../hall/applications/application-card.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Substitution } from '../../api/shapes.ts';
import { catalogueQuery } from '../../hall/catalogue/catalogue-query.ts';
import { substituteWords } from '../../locale/substitutes.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { Page } from '../../ui/page/page.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { SuccessNote } from '../../ui/success-note.tsx';
import { INBOX } from '../addresses.ts';
import { GrantForm } from './grant-form.tsx';
import { SubstituteCard } from './substitute-card.tsx';
import { substitutesQuery } from './substitutes-query.ts';

const MOST_SERVICES = 500;

/** 委托代理: who acts for the reader and for whom the reader acts, ending it, and a new one. */
export function SubstitutesPage() {
  const t = useWords(substituteWords);
  const say = useSay();
  const [said, setSaid] = useState<string>();
  const [granted, setGranted] = useState(0);
  const { data, error, refetch } = useQuery(substitutesQuery);
  const catalogue = useQuery(catalogueQuery({}, MOST_SERVICES)).data?.services;
  const nameOf = (code: string): string => {
    const found = catalogue?.find((service) => service.code === code);
    return found ? say(found.name) : code;
  };
  if (error && !data) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const list = (items: readonly Substitution[], given: boolean) => (
    <ul className="application-list">
      {items.map((one) => (
        <SubstituteCard
          key={one.id}
          of={one}
          given={given}
          nameOf={nameOf}
          onEnded={() => setSaid(t.ended)}
        />
      ))}
    </ul>
  );
  return (
    <Page title={t.title} lead={t.lead} back={{ to: INBOX, label: t.back }}>
      {said && <SuccessNote>{said}</SuccessNote>}
      <h2>{t.given}</h2>
      {data.given.length === 0 ? <p className="soft-text">{t.noneGiven}</p> : list(data.given, true)}
      <GrantForm
        key={granted}
        nameOf={nameOf}
        onGranted={(name) => {
          setGranted(granted + 1);
          setSaid(t.granted(name));
          window.scrollTo({ top: 0 });
        }}
      />
      <h2>{t.received}</h2>
      {data.received.length === 0 ? (
        <p className="soft-text">{t.noneReceived}</p>
      ) : (
        list(data.received, false)
      )}
    </Page>
  );
}
