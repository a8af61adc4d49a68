import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { SYSTEM_TEMPLATE } from '../../locale/system-template.ts';
import { systemWords } from '../../locale/systems.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { Page } from '../../ui/page/page.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { DefinitionForm } from './definition-form.tsx';
import { definitionQuery, systemQuery } from './systems-query.ts';

/** 登记业务系统 A new system, from a template or a file. */
export function NewSystemPage() {
  const t = useWords(systemWords);
  const [, navigate] = useLocation();
  return (
    <Page
      title={t.register}
      lead={t.registerLead}
      back={{ to: '/office/systems', label: t.title }}
      width="wide"
    >
      <DefinitionForm
        start={SYSTEM_TEMPLATE}
        seen={0}
        onSaved={(code) => navigate(`/office/systems/${code}`)}
      />
    </Page>
  );
}

/** 修改定义 The next version of a system's definition. */
export function ChangeSystemPage({ params }: PageProps) {
  const code = params['code'] ?? '';
  const t = useWords(systemWords);
  const say = useSay();
  const [, navigate] = useLocation();
  const system = useQuery({ ...systemQuery(code), refetchOnWindowFocus: false });
  const file = useQuery(definitionQuery(code));
  const error = system.error ?? file.error;
  if (error) return <ProblemPage error={error} onRetry={() => void file.refetch()} />;
  if (!system.data || file.data === undefined) return <PageSkeleton />;
  const back = `/office/systems/${code}`;
  return (
    <Page
      title={t.change}
      caption={say(system.data.name)}
      lead={t.changeLead}
      back={{ to: back, label: t.tabs.overview }}
      width="wide"
    >
      <DefinitionForm start={file.data} seen={system.data.version} onSaved={() => navigate(back)} />
    </Page>
  );
}
