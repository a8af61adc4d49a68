import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { SystemDetail } from '../../../api/shapes.ts';
import { SYSTEM_TEMPLATE } from '../../../locale/system-template.ts';
import { systemForm } from '../../../locale/system-form.ts';
import { systemWords } from '../../../locale/systems.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import type { PageProps } from '../../../routes.ts';
import { Page } from '../../../ui/page/page.tsx';
import { ProblemPage } from '../../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../../ui/skeleton.tsx';
import { definitionQuery, systemQuery } from '../systems-query.ts';
import { draftOf, NEW_SYSTEM, type SystemDraft } from './draft.ts';
import { forgetDraft, keptDraft } from './kept-draft.ts';
import { KeptNote } from './kept-note.tsx';
import { SystemForm } from './system-form.tsx';
import { TwoWays } from './two-ways.tsx';
import { YamlForm } from './yaml-form.tsx';

/** 登记业务系统 A new system, by form or by file. */
export function NewSystemPage() {
  const t = useWords(systemWords);
  const { newLead } = useWords(systemForm);
  return (
    <Page title={t.register} lead={newLead} back={{ to: '/office/systems', label: t.title }} width="wide">
      <Definition code="" seen={0} fresh={NEW_SYSTEM} yaml={SYSTEM_TEMPLATE} />
    </Page>
  );
}

/** 修改定义 The next version of a system's definition. */
export function ChangeSystemPage({ params }: PageProps) {
  const code = params['code'] ?? '';
  const t = useWords(systemWords);
  const say = useSay();
  const system = useQuery({ ...systemQuery(code), refetchOnWindowFocus: false });
  const file = useQuery(definitionQuery(code));
  const error = system.error ?? file.error;
  if (error) return <ProblemPage error={error} onRetry={() => void file.refetch()} />;
  if (!system.data || file.data === undefined) return <PageSkeleton />;
  return (
    <Page
      title={t.change}
      caption={say(system.data.name)}
      lead={t.changeLead}
      back={{ to: `/office/systems/${code}`, label: t.tabs.overview }}
      width="wide"
    >
      <Changed of={system.data} yaml={file.data} />
    </Page>
  );
}

/** Somebody types upon what was there when the page came, whatever is asked for again meanwhile. */
function Changed({ of, yaml }: { readonly of: SystemDetail; readonly yaml: string }) {
  const [seen] = useState(of.version);
  const [fresh] = useState(() => draftOf(of.definition));
  return <Definition code={of.code} seen={seen} fresh={fresh} yaml={yaml} />;
}

function Definition(props: {
  readonly code: string;
  readonly seen: number;
  readonly fresh: SystemDraft;
  readonly yaml: string;
}) {
  const { code, seen, fresh, yaml } = props;
  const [, navigate] = useLocation();
  const [kept, setKept] = useState(() => keptDraft(code));
  // Each start is a form of its own.
  const [start, setStart] = useState({ round: 0, draft: kept?.seen === seen ? kept.draft : fresh });
  const begin = (draft: SystemDraft): void => {
    setKept(undefined);
    setStart({ round: start.round + 1, draft });
  };
  const onSaved = (saved: string): void => {
    // By whichever way: what the other one holds is older than what was saved.
    forgetDraft(code);
    navigate(`/office/systems/${saved}`);
  };
  return (
    <>
      {kept !== undefined && (
        <KeptNote
          olderThan={kept.seen === seen ? undefined : seen}
          onTake={() => begin(kept.draft)}
          onDrop={() => {
            forgetDraft(code);
            begin(fresh);
          }}
        />
      )}
      <TwoWays
        form={<SystemForm key={start.round} code={code} start={start.draft} seen={seen} onSaved={onSaved} />}
        yaml={<YamlForm start={yaml} seen={seen} onSaved={onSaved} />}
      />
    </>
  );
}
