import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type { Reconciliation } from '../../../api/shapes.ts';
import { reconciliationWords } from '../../../locale/reconciliation.ts';
import { useWords } from '../../../locale/words.ts';
import { Boxes } from '../../../ui/boxes/boxes.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemNote } from '../../../ui/problem/problem-note.tsx';
import { DifferenceEntry } from './difference-entry.tsx';
import { differencesQuery } from './reconciliation-query.ts';

const CLASSES = ['onlyHere', 'onlyThere', 'differ', 'stuck'] as const;
const STATUSES = ['open', 'healed', 'settled'] as const;

/** 差异 What differs, by class, and what has become of what differed. The choice stands in the address. */
export function Differences({ code, of }: { readonly code: string; readonly of: Reconciliation }) {
  const t = useWords(reconciliationWords);
  const [search] = useSearchParams();
  const status = STATUSES.find((one) => one === search.get('status')) ?? 'open';
  const kind = CLASSES.find((one) => one === search.get('class'));
  const filter = { status, ...(kind === undefined ? {} : { class: kind }) };
  const found = useInfiniteQuery(differencesQuery(code, filter));
  const { data, error, refetch, hasNextPage, fetchNextPage } = found;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const { onlyHere, onlyThere, differ, stuck } = of.open;
  const total = onlyHere + onlyThere + differ + stuck;
  const to = (chosen: Readonly<Record<string, string>>): string =>
    `/office/systems/${code}/reconciliation?${new URLSearchParams(chosen).toString()}`;
  const countOf = (key: (typeof CLASSES)[number]) => (status === 'open' ? ` ${of.open[key]}` : '');
  return (
    <section className="card stack" aria-labelledby="differences">
      <h2 id="differences">{t.open(total)}</h2>
      <div className="difference-filter">
        <Boxes
          label={t.byStatus}
          boxes={STATUSES.map((key) => ({
            to: to({ status: key }),
            label: t.statuses[key],
            current: key === status,
          }))}
        />
        <Boxes
          label={t.byClass}
          boxes={[
            { to: to({ status }), label: t.everyClass, current: kind === undefined },
            ...CLASSES.map((key) => ({
              to: to({ status, class: key }),
              label: `${t.classes[key]}${countOf(key)}`,
              current: key === kind,
            })),
          ]}
        />
      </div>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data && items.length === 0 && status === 'open' && (
        <EmptyState icon={IconCircleCheck} title={t.same} text={t.sameText} />
      )}
      {data && items.length === 0 && status !== 'open' && <p className="soft-text">{t.noneSuch}</p>}
      {items.length > 0 && (
        <ul className="difference-list">
          {items.map((one) => (
            <DifferenceEntry key={one.id} code={code} of={one} maySettle={of.maySettle} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </section>
  );
}
