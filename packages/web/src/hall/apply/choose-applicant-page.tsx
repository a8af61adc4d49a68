import '../applications/application-card.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { Link } from 'wouter';
import { answer, api } from '../../api/client.ts';
import { chooseApplicantWords } from '../../locale/choose-applicant.ts';
import { applyWords } from '../../locale/apply.ts';
import { useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';

function applicantsOf(code: string, personNo: string) {
  return {
    queryKey: ['applicants', code, personNo],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      answer(
        api.GET('/api/services/{code}/applicants', {
          params: { path: { code }, query: personNo === '' ? {} : { personNo } },
          signal,
        }),
      ),
  };
}

function People(props: {
  readonly code: string;
  readonly items: readonly {
    id: number;
    name: string;
    personNo: string;
    unit: string;
    className: string | null;
  }[];
}) {
  return (
    <ul className="application-list">
      {props.items.map((one) => (
        <li key={one.id} className="application-card">
          <h3>
            <Link href={`/services/${props.code}/apply?for=${one.id}`}>{one.name}</Link>
          </h3>
          <p className="application-card-meta">
            <span className="figures">{one.personNo}</span>
            <span>{[one.unit, one.className].filter(Boolean).join(' · ')}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** 为谁申请: family and whom one looks after; at a counter anybody by number. */
export function ChooseApplicantPage({ params }: PageProps) {
  const t = useWords(chooseApplicantWords);
  const { back } = useWords(applyWords);
  const code = params['code'] ?? '';
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState('');
  const all = useQuery(applicantsOf(code, ''));
  const found = useQuery({ ...applicantsOf(code, wanted), enabled: wanted !== '' });
  if (all.error && !all.data) return <ProblemPage error={all.error} onRetry={() => void all.refetch()} />;
  if (!all.data) return <PageSkeleton />;
  function find(event: SyntheticEvent): void {
    event.preventDefault();
    setWanted(typed.trim());
  }
  const { items, byNumber } = all.data;
  const missing = wanted !== '' && found.data?.items.length === 0;
  return (
    <Page
      title={t.chooseTitle}
      lead={items.length > 0 ? t.chooseLead : byNumber ? undefined : t.chooseNone}
      back={{ to: `/services/${code}`, label: back }}
    >
      {byNumber && (
        <form className="card section-fields" noValidate onSubmit={find}>
          <TextInput
            id="personNo"
            label={t.byNumber}
            hint={t.byNumberHint}
            error={missing ? t.notFound : undefined}
            value={typed}
            onChange={setTyped}
          />
          <div>
            <Button type="submit" variant="default">
              {t.find}
            </Button>
          </div>
        </form>
      )}
      <h2 className="hidden-text">{t.chooseTitle}</h2>
      {wanted !== '' && found.data && <People code={code} items={found.data.items} />}
      <People code={code} items={items} />
    </Page>
  );
}
