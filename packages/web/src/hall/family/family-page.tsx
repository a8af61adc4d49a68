import '../applications/application-card.css';
import '../instance/instance-page.css';
import { useQuery } from '@tanstack/react-query';
import { familyWords } from '../../locale/family.ts';
import { useWords } from '../../locale/words.ts';
import { Page } from '../../ui/page/page.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { usePerson } from '../apply/use-person.ts';
import { AskForm } from './ask-form.tsx';
import { familyQuery } from './family-query.ts';
import { LinkCard } from './link-card.tsx';

/** 亲情账号: who may apply for whom; asking, agreeing, ending. */
export function FamilyPage() {
  const t = useWords(familyWords);
  const person = usePerson();
  const { data, error, refetch } = useQuery(familyQuery);
  if (error && !data) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data || !person) return <PageSkeleton />;
  return (
    <Page title={t.title} lead={t.lead} back={{ to: '/account', label: t.back }}>
      <h2>{t.mine}</h2>
      {data.items.length === 0 && <p className="soft-text">{t.none}</p>}
      <ul className="application-list">
        {data.items.map((one) => (
          <LinkCard key={one.id} of={one} me={person.id} />
        ))}
      </ul>
      <AskForm most={data.most} />
    </Page>
  );
}
