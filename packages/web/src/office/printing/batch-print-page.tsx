import './batch-print.css';
import '../../ui/card.css';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { InstanceSummary } from '../../api/shapes.ts';
import { batchPrintWords } from '../../locale/batch-print.ts';
import { longDate } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectInput } from '../../ui/fields/select-input.tsx';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusBadge } from '../../ui/status/status-badge.tsx';
import { ScrollTable } from '../../ui/table/scroll-table.tsx';
import { PrintBar } from './print-bar.tsx';
import { printableQuery, type Wanted } from './printable-query.ts';

const KEYS = ['service', 'outcome', 'from', 'to'] as const;

/** 批量打印: closed cases of the own unit, narrowed by service, result and day; what is chosen is printed together. */
export function BatchPrintPage() {
  const t = useWords(batchPrintWords);
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const read = (key: keyof Wanted): string => search.get(key) ?? '';
  const wanted = { service: read('service'), outcome: read('outcome'), from: read('from'), to: read('to') };
  const list = useInfiniteQuery(printableQuery(wanted));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const first = list.data?.pages[0];
  const change = (key: keyof Wanted, value: string) => {
    const next = { ...wanted, [key]: value };
    setChosen([]);
    setSearch(Object.fromEntries(KEYS.flatMap((one) => (next[one] === '' ? [] : [[one, next[one]]]))), {
      replace: true,
    });
  };
  const filter = (key: keyof Wanted) => ({
    id: key,
    value: wanted[key],
    onChange: (value: string) => change(key, value),
  });
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      <div className="print-filters">
        <SelectInput
          label={t.service}
          empty={t.allServices}
          options={(first?.services ?? []).map(({ code, name }) => ({ value: code, label: say(name) }))}
          {...filter('service')}
        />
        <SelectInput
          label={t.outcome}
          empty={t.allOutcomes}
          options={Object.entries(t.outcomes).map(([value, label]) => ({ value, label }))}
          {...filter('outcome')}
        />
        <TextInput type="date" label={t.from} {...filter('from')} />
        <TextInput type="date" label={t.to} {...filter('to')} />
      </div>
      {list.isError && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.data && items.length === 0 && (
        <EmptyState icon={IconPrinter} title={t.empty} text={t.emptyNext} />
      )}
      {first && items.length > 0 && (
        <>
          <PrintBar
            chosen={chosen}
            shown={items.map(({ id }) => id)}
            most={first.most}
            onChoose={setChosen}
          />
          <CaseTable items={items} chosen={chosen} onChoose={setChosen} />
        </>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Page>
  );
}

function CaseTable(props: {
  readonly items: readonly InstanceSummary[];
  readonly chosen: readonly number[];
  readonly onChoose: (ids: readonly number[]) => void;
}) {
  const t = useWords(batchPrintWords);
  const say = useSay();
  const language = useLanguage();
  const { items, chosen, onChoose } = props;
  return (
    <ScrollTable name={t.cases}>
      <thead>
        <tr>
          {[t.choose, t.applicant, t.what, t.outcome, t.closed, t.reference].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <td>
              <input
                type="checkbox"
                className="print-choice"
                aria-label={t.chooseCase(`${one.applicant.name} ${one.reference}`)}
                checked={chosen.includes(one.id)}
                onChange={(event) => {
                  const others = chosen.filter((id) => id !== one.id);
                  onChoose(event.currentTarget.checked ? [...others, one.id] : others);
                }}
              />
            </td>
            <th scope="row">{one.applicant.name}</th>
            <td>{one.title || say(one.service.name)}</td>
            <td>
              <StatusBadge state={one.state} outcome={one.outcome} />
            </td>
            <td>{one.closedAt && longDate(language, one.closedAt)}</td>
            <td className="figures">{one.reference}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
