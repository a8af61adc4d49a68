import './systems.css';
import '../../ui/card.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SystemDetail } from '../../api/shapes.ts';
import { systemWords } from '../../locale/systems.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { Boxes } from '../../ui/boxes/boxes.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { definitionOf } from './definition-of.ts';
import { SystemState } from './system-state.tsx';
import { systemQuery } from './systems-query.ts';

/** Pages of one system in their order, each with the end of its address. */
const TABS = [
  ['overview', ''],
  ['deliveries', '/deliveries'],
  ['events', '/events'],
  ['files', '/files'],
  ['quarantine', '/quarantine'],
  ['reconciliation', '/reconciliation'],
] as const;
type Tab = (typeof TABS)[number][0];

/** Frame of the pages of one system: its name and state, and the tabs. */
export function SystemFrame(props: {
  readonly code: string;
  readonly tab: Tab;
  readonly children: (system: SystemDetail) => ReactNode;
}) {
  const { code, tab, children } = props;
  const t = useWords(systemWords);
  const say = useSay();
  const { data, error, refetch } = useQuery(systemQuery(code));
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const waiting: Readonly<Partial<Record<Tab, number>>> = {
    deliveries: data.dead,
    quarantine: data.quarantined,
  };
  const hasFiles = definitionOf(data).file !== undefined;
  const labelOf = (key: Tab): string => {
    const count = waiting[key] ?? 0;
    return count === 0 ? t.tabs[key] : `${t.tabs[key]} (${t.upTo(count)})`;
  };
  return (
    <Page
      title={say(data.name)}
      titleParts={[t.tabs[tab]]}
      lead={say(data.owner)}
      back={{ to: '/office/systems', label: t.title }}
      width="wide"
      aside={<SystemState of={data} />}
    >
      <div className="system-tabs">
        <Boxes
          label={t.tabsName}
          boxes={TABS.filter(([key]) => key !== 'files' || tab === 'files' || hasFiles).map(([key, end]) => ({
            to: `/office/systems/${code}${end}`,
            label: labelOf(key),
            current: key === tab,
          }))}
        />
      </div>
      {children(data)}
    </Page>
  );
}
